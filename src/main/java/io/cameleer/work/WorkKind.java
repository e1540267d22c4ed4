package io.cameleer.work;

import java.util.Locale;

/** What kinds of work are claimed, each with its own workers and its own table that the target's id belongs to. */
public enum WorkKind {
    /** Archive a run; target: run. */
    INGEST,
    /** Choose the transition of an experiment whose callbacks are resolved; target: experiment. */
    EVALUATE,
    /** Run a callback; target: callback execution. */
    CALLBACK,
    /** Fire the signals of an event; target: event. */
    SIGNAL,
    /** Run an application; target: analysis. */
    ANALYSIS,
    /** Run a job; target: job. */
    JOB;

    /** The name in the store. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
