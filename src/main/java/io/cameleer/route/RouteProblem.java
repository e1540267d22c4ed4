package io.cameleer.route;

import org.jspecify.annotations.Nullable;

/**
 * Why a file of routes, or one of its routes, is not used. Text for operators: no stack traces, no values of secrets.
 *
 * @param file as the operator finds it
 * @param line counted from 1; 0 where it is not known
 * @param route the id of the route, where it is about one
 * @param reason one sentence
 * @param advice one sentence: what to do
 */
public record RouteProblem(String file, int line, @Nullable String route, String reason, String advice) {

    /** One line: {@code routes/a.camel.yaml line 7, route nightly: reason; advice}. */
    @Override
    public String toString() {
        return file + (line > 0 ? " line " + line : "") + (route == null ? "" : ", route " + route) + ": " + reason
                + "; " + advice;
    }
}
