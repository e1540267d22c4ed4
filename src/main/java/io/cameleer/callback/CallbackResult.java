package io.cameleer.callback;

/** The keys of a callback's result that the workflow engine itself reads; all others belong to the function. */
public final class CallbackResult {

    /** Whether the callback succeeded; absent means true. */
    public static final String SUCCESS = "__success__";

    /** Why it did not succeed, in a sentence. */
    public static final String EXCEPTION = "__exception__";

    /** True where it was ended because its run_timeout was over; it is not stored. */
    public static final String TIMED_OUT = "__timed_out__";

    private CallbackResult() {}
}
