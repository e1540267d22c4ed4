package io.cameleer.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultSupervisingRouteController;

/** A folder of routes and a running context that supervises its routes, as the service does. */
final class RouteFolderFixture implements AutoCloseable {

    final NamedRoutes routes = new NamedRoutes();
    final DefaultCamelContext context = new DefaultCamelContext();
    private final Path folder;

    RouteFolderFixture(Path folder) {
        this.folder = folder;
        context.setRouteController(new DefaultSupervisingRouteController());
        context.getRegistry().bind(ConditionLanguage.BEAN, new ConditionLanguage(text -> {
            throw new IllegalArgumentException("there is an operator at its end");
        }));
        NamedComponent.addAll(context, routes);
        context.start();
    }

    RouteFolderFixture write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file with one route of one step. */
    RouteFolderFixture write(String name, String id, String from) {
        return write(name, route(id, from));
    }

    static String route(String id, String from) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: " + from + "\n      steps:\n        - log: x\n";
    }

    /** A route whose steps begin in line 6. */
    static String steps(String... steps) {
        return "- route:\n    id: r1\n    from:\n      uri: direct:a\n      steps:\n        - "
                + String.join("\n        - ", steps) + "\n";
    }

    /** The problems as operators read them, the folder left out. */
    List<String> load(RouteRule... rules) {
        return new RouteFiles(folder, List.of(rules))
                .loadInto(context).stream()
                        .map(problem -> problem.toString().replace(folder + "/", ""))
                        .toList();
    }

    /** The ids of the routes that run, sorted. */
    List<String> running() {
        return context.getRoutes().stream()
                .map(route -> route.getRouteId())
                .filter(id -> context.getRouteController().getRouteStatus(id) == ServiceStatus.Started)
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        context.stop();
    }
}
