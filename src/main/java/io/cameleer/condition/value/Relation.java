package io.cameleer.condition.value;

/** Python's comparison operators. */
public enum Relation {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    IN("in"),
    NOT_IN("not in"),
    IS("is"),
    IS_NOT("is not");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Whether the relation holds between two values of its left and right operand. */
    public boolean holds(Evaluation evaluation, Object left, Object right) {
        return switch (this) {
            case EQUAL -> Equality.equal(evaluation, left, right);
            case NOT_EQUAL -> !Equality.equal(evaluation, left, right);
            case IN -> Membership.contains(evaluation, right, left);
            case NOT_IN -> !Membership.contains(evaluation, right, left);
            case IS -> Equality.identical(left, right);
            case IS_NOT -> !Equality.identical(left, right);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> Ordering.holds(evaluation, this, left, right);
        };
    }

    /** The relation that holds with the operands exchanged; for the four that order. */
    Relation mirrored() {
        return switch (this) {
            case LESS -> GREATER;
            case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
            case GREATER -> LESS;
            case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            default -> this;
        };
    }

    /** Whether the relation holds where Java's comparison gave this sign; for the four that order. */
    boolean accepts(int comparison) {
        return switch (this) {
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            default -> throw new IllegalStateException(symbol);
        };
    }
}
