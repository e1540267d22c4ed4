package io.cameleer.cli;

/** A context document that cannot be used; the message names the file, the member and what to do. */
final class ConditionContextException extends Exception {

    private static final long serialVersionUID = 1;

    ConditionContextException(String message) {
        super(message);
    }
}
