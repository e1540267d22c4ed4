package io.cameleer.signal;

/** How one signal went for one target. */
public sealed interface SignalOutcome {

    /** It ran through. */
    record Succeeded() implements SignalOutcome {}

    /**
     * It failed, or there is no signal of this name.
     *
     * @param message one sentence
     * @param traceback what its author needs
     */
    record Failed(String message, String traceback) implements SignalOutcome {}

    /** There is no such experiment or analysis any more. */
    record TargetGone() implements SignalOutcome {}
}
