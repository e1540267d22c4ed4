package io.cameleer.condition.value;

/**
 * An exception of Python: its kind and message, and, once an expression has noted it, where in the condition's text it
 * came up. It carries no stack trace, for it speaks of the condition and not of this program.
 */
public final class PythonError extends RuntimeException {

    /** The kind of the error that ends an evaluation which broke one of its {@link Limits}. */
    public static final String LIMIT = "LimitExceeded";

    /** The kind of the error of an iterator that has nothing left. */
    public static final String STOP = "StopIteration";

    private static final long serialVersionUID = 1;

    private final String kind;
    private int start = -1;
    private int end = -1;

    public PythonError(String kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    public static PythonError type(String message) {
        return new PythonError("TypeError", message);
    }

    public static PythonError value(String message) {
        return new PythonError("ValueError", message);
    }

    public static PythonError index(String message) {
        return new PythonError("IndexError", message);
    }

    public static PythonError key(String message) {
        return new PythonError("KeyError", message);
    }

    public static PythonError attribute(String message) {
        return new PythonError("AttributeError", message);
    }

    public static PythonError overflow(String message) {
        return new PythonError("OverflowError", message);
    }

    public static PythonError zeroDivision(String message) {
        return new PythonError("ZeroDivisionError", message);
    }

    static PythonError limit(String message) {
        return new PythonError(LIMIT, message);
    }

    public String kind() {
        return kind;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /** Notes the innermost expression that failed: offsets in code points; a place noted before stays. */
    public PythonError at(int startOffset, int endOffset) {
        if (start < 0) {
            start = startOffset;
            end = endOffset;
        }
        return this;
    }

    /** The first code point of the failed expression, or −1. */
    public int start() {
        return start;
    }

    /** The code point after the failed expression, or −1. */
    public int end() {
        return end;
    }
}
