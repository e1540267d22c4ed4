package io.cameleer.workflow;

/** How much a workflow file may hold. A file beyond is refused before it costs time or memory; real ones stay far below. */
final class Limits {

    /** Characters of the text. */
    static final int TEXT = 1 << 20;
    /** Lists and mappings within each other. */
    static final int DEPTH = 50;
    /** Values of the document with every alias written out, which is what stops a bomb of aliases; 32 characters of text count as one more. */
    static final int NODES = 50_000;
    /** Characters of all conditions together, with every alias written out. */
    static final int CONDITIONS = 1 << 18;
    /** States of a workflow. */
    static final int STATES = 1_000;
    /** Characters of a workflow's, state's or external system's label, as in Study Governor's store. */
    static final int LABEL = 100;
    /** Characters of a callback's label or function, as in Study Governor's store. */
    static final int CALLBACK_LABEL = 128;
    /** Characters of a problem's message or path. */
    static final int MESSAGE = 400;
    /** The largest number of minutes, seconds or retries. */
    static final int COUNT = 999_999_999;
    /** Problems that are listed. */
    static final int PROBLEMS = 100;

    private Limits() {}
}
