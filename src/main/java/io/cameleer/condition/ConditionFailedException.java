package io.cameleer.condition;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.PythonError;

/** A condition that was evaluated came to an error instead of a value, as Python would have. */
public final class ConditionFailedException extends Exception {

    /** Characters kept of the failed expression. */
    private static final int LONGEST = 100;

    private static final long serialVersionUID = 1;

    private final String kind;
    private final String reason;
    private final int line;
    private final int column;
    private final String fragment;

    private ConditionFailedException(String kind, String reason, SourceText.Position position, String fragment) {
        super(describe(kind, reason) + " (line " + position.line() + ", column " + position.column() + ": " + fragment
                + ")");
        this.kind = kind;
        this.reason = reason;
        this.line = position.line();
        this.column = position.column();
        this.fragment = fragment;
    }

    static ConditionFailedException of(SourceText text, PythonError error) {
        Place place = new Place(Math.max(0, error.start()), Math.max(0, error.end()));
        String fragment = text.fragment(place).replaceAll("\\s+", " ");
        String shown = fragment.length() <= LONGEST
                ? fragment
                : fragment.substring(0, fragment.offsetByCodePoints(0, LONGEST / 2)) + "…";
        return new ConditionFailedException(error.kind(), error.reason(), text.position(place.start()), shown);
    }

    private static String describe(String kind, String reason) {
        return reason.isEmpty() ? kind : kind + ": " + reason;
    }

    /** Python's name of the error's class, or {@code LimitExceeded} for a budget that was used up. */
    public String kind() {
        return kind;
    }

    /** The message without kind and place. */
    public String reason() {
        return reason;
    }

    /** The kind and the reason, without the place. */
    public String summary() {
        return describe(kind, reason);
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }

    /** The innermost expression that failed. */
    public String fragment() {
        return fragment;
    }
}
