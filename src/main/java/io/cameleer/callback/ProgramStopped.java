package io.cameleer.callback;

/**
 * A program was ended from outside together with its supervisor, as a service manager or the machine does when it stops. It
 * has not failed, and is to be run again.
 */
public final class ProgramStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramStopped(String message) {
        super(message);
    }
}
