package io.cameleer.http;

/** What was decided about a request. */
public sealed interface Admission {

    /** It may come in; an empty name is nobody's, who may ask for little. */
    record Admitted(String user) implements Admission {}

    /** It may come in once it says who sends it. */
    record Challenged() implements Admission {}

    /** It may not. */
    record Refused(Problem problem) implements Admission {}
}
