package io.cameleer.signal.batch;

/** What was asked for means nothing here; nothing was run. */
public final class InvalidBatchException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidBatchException(String message) {
        super(message);
    }
}
