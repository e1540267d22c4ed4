package io.cameleer.signal;

/** No signal of this name is there just now. */
public final class NoSuchSignalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchSignalException(String message) {
        super(message);
    }
}
