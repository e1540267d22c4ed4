package io.cameleer.condition.tree;

import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.PythonError;
import org.jspecify.annotations.Nullable;

/**
 * The local names of one call of a lambda or one run of a comprehension, within the frame around it; the outermost frame
 * has none. Functions keep the frame they were made in, so they see later values of its names, as in Python.
 */
public final class Frame {

    private static final @Nullable Object[] NO_SLOTS = new Object[0];

    final Evaluation evaluation;
    final @Nullable Trace trace;
    private final @Nullable Frame outer;
    private final @Nullable Object[] slots;

    /** @param trace takes the values of a traced condition's parts */
    public Frame(Evaluation evaluation, @Nullable Trace trace) {
        this.evaluation = evaluation;
        this.trace = trace;
        this.outer = null;
        this.slots = NO_SLOTS;
    }

    Frame(Frame outer, int size) {
        this.evaluation = outer.evaluation;
        this.trace = outer.trace;
        this.outer = outer;
        this.slots = new Object[size];
    }

    void set(int slot, Object value) {
        slots[slot] = value;
    }

    /** @param hops how many frames further out the name is */
    Object get(int hops, int slot, String name) {
        Frame frame = this;
        for (int i = 0; i < hops && frame.outer != null; i++) {
            frame = frame.outer;
        }
        Object value = frame.slots[slot];
        if (value == null) {
            throw new PythonError("NameError", "free variable '" + name + "' referenced before assignment");
        }
        return value;
    }
}
