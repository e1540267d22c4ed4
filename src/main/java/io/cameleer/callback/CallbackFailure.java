package io.cameleer.callback;

/** A callback could not do what was asked; the message says in a sentence what was wrong and, where known, what to do. */
public final class CallbackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CallbackFailure(String message) {
        super(message);
    }

    public CallbackFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
