package io.cameleer.app;

import io.cameleer.analysis.Application;
import io.cameleer.route.NamedRoute;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An application that a running route offers. */
public record Registered(Application application, NamedRoute route) {

    static Registered of(NamedRoute route) {
        return new Registered(
                new Application(
                        route.name(), option(route, "version"), option(route, "assembly"), option(route, "species")),
                route);
    }

    private static String option(NamedRoute route, String name) {
        Object value = route.parameters().get(name);
        return value == null ? "" : String.valueOf(value);
    }

    /** The name of its class in Python, as Isabl's users name theirs: {@code BwaMemGRCh37}. */
    public String className() {
        String name = Arrays.stream(application.name().split("[-.]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return (name + application.assembly()).replaceAll("[^A-Za-z0-9_]", "_");
    }
}
