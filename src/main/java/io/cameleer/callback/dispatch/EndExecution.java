package io.cameleer.callback.dispatch;

/** Ends what really runs for an execution on this machine: its program, its wait, its worker's thread. */
@FunctionalInterface
public interface EndExecution {

    /** {@code reason} completes the sentence "it was ended because …". Nothing may be running. */
    void end(long executionId, String reason);
}
