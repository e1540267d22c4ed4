package io.cameleer.condition;

import java.util.Set;

/**
 * The names that a condition may use in the place where it stands, besides Python's functions and {@code datetime}.
 *
 * @param callbackLabels the keys of {@code callbacks}
 * @param callbackLabelsKnown whether a label that is not among them is a mistake
 */
public record ConditionScope(Set<String> names, Set<String> callbackLabels, boolean callbackLabelsKnown) {

    public ConditionScope {
        names = Set.copyOf(names);
        callbackLabels = Set.copyOf(callbackLabels);
    }

    /** A transition's condition: {@code callbacks} holds the executions of its state's callbacks. */
    public static ConditionScope transition(Set<String> callbackLabels) {
        return new ConditionScope(Set.of("experiment", "callbacks"), callbackLabels, true);
    }

    /** A callback's condition: {@code callbacks} is empty. */
    public static ConditionScope callback() {
        return new ConditionScope(Set.of("experiment", "callbacks"), Set.of(), true);
    }

    /** A signal's route, which is about an experiment or about an analysis. */
    public static ConditionScope signal() {
        return open("experiment", "analysis");
    }

    /** An application's route. */
    public static ConditionScope app() {
        return open("experiment", "analysis");
    }

    /** A job's route. */
    public static ConditionScope job() {
        return open("parameters");
    }

    /** The route of a callback function. */
    public static ConditionScope execution() {
        return open("experiment", "execution");
    }

    private static ConditionScope open(String... names) {
        return new ConditionScope(Set.of(names), Set.of(), false);
    }
}
