package io.cameleer.http;

/** What was decided about a request. */
public sealed interface Admission {

    /** It may come in. */
    record Admitted(String user) implements Admission {}

    /** It may not. */
    record Refused(Problem problem) implements Admission {}
}
