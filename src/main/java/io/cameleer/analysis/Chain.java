package io.cameleer.analysis;

import java.util.List;
import java.util.stream.Stream;

/** How one automation led to the next: each step is a signal and what it was fired for. */
public final class Chain {

    /** Exchange property of what runs on behalf of a signal: the steps so far, a {@code List<String>}. */
    public static final String PROPERTY = "cameleer.chain";

    private Chain() {}

    public static List<String> and(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** As people read it. */
    public static String text(List<String> steps) {
        return String.join(" -> ", steps);
    }

    /** The steps that a property holds; none where there is none. */
    public static List<String> of(@org.jspecify.annotations.Nullable Object property) {
        return property instanceof List<?> steps
                ? steps.stream().map(String::valueOf).toList()
                : List.of();
    }
}
