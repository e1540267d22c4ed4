package io.cameleer.app;

/** What was asked of an application cannot be done as it was asked. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String message) {
        super(message);
    }
}
