package io.cameleer.condition.value;

/** Python's arithmetic and bitwise operators, binary and unary. */
public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    FLOOR_DIVIDE("//"),
    MODULO("%"),
    MATRIX_MULTIPLY("@"),
    POWER("** or pow()"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    AND("&"),
    OR("|"),
    XOR("^"),
    PLUS("unary +"),
    MINUS("unary -"),
    INVERT("unary ~");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    /** How Python's messages write it. */
    public String symbol() {
        return symbol;
    }
}
