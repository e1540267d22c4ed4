package io.cameleer.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of an experiment's variables; Study Governor's names, in lower case, are the wire values. */
public enum VariableType {
    NONE,
    BOOL,
    INT,
    FLOAT,
    STR,
    DATE,
    DATETIME,
    TIME,
    JSON;

    /** The name on the wire and in the store. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this name. */
    public static Optional<VariableType> named(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }
}
