package io.cameleer.condition.syntax;

import java.util.List;

/** Ends the reading of a condition that is not one. */
public final class SyntaxFault extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    SyntaxFault(List<Fault> faults) {
        super(faults.get(0).message(), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
