package io.cameleer.analysis;

import java.util.List;
import java.util.stream.Stream;

/** How one automation led to the next: each step is a signal and what it was fired for. */
public final class Chain {

    /** Exchange property of what runs on behalf of a signal: the steps so far, a {@code List<String>}. */
    public static final String PROPERTY = "cameleer.chain";

    /**
     * Header of a request to REST that acts on behalf of a signal: the token of the signal's run. Camel keeps headers that
     * begin with its own name from going in and out.
     */
    public static final String HEADER = "X-Cameleer-Signal-Chain";

    /** Variable of the environment of what runs on behalf of a signal: the same token. */
    public static final String VARIABLE = "CAMELEER_SIGNAL_CHAIN";

    private Chain() {}

    public static List<String> and(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** Whether a signal is one of the steps. */
    public static boolean has(List<String> steps, String signal) {
        return steps.stream().anyMatch(step -> step.startsWith(signal + " ("));
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
