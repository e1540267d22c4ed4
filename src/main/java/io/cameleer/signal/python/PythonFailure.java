package io.cameleer.signal.python;

import io.cameleer.signal.WithTraceback;

/** A signal that failed in Python, or a Python that could not run it. */
final class PythonFailure extends RuntimeException implements WithTraceback {

    private static final long serialVersionUID = 1L;

    private final String traceback;

    PythonFailure(String message, String traceback) {
        super(message);
        this.traceback = traceback;
    }

    @Override
    public String traceback() {
        return traceback;
    }
}
