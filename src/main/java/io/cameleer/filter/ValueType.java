package io.cameleer.filter;

/** What a field's value is, which decides how a filter's text is read and what it may be asked. */
public enum ValueType {
    TEXT("text"),
    INTEGER("a whole number of at most 18 digits"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    TIME("a time"),
    /** Any JSON: keys below it are free, and each value is compared as what it is. */
    OPEN("any value");

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    /** Completes "it is …". */
    String words() {
        return words;
    }

    boolean isOrdered() {
        return this != BOOLEAN;
    }
}
