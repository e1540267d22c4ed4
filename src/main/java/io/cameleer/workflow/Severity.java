package io.cameleer.workflow;

/** How much a problem weighs. */
public enum Severity {
    /** The workflow is refused. */
    ERROR,
    /** The workflow is loaded; what was written has no effect, or not the likely one. */
    WARNING
}
