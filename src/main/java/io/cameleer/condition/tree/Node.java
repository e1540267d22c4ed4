package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.PythonError;

/** An expression that is ready to be evaluated. Immutable, so that many threads evaluate one tree. */
public abstract class Node {

    private final Place place;

    Node(Place place) {
        this.place = place;
    }

    final Place place() {
        return place;
    }

    /** The expression's value; an error bears the place of the innermost expression it came up in. */
    public final Object evaluate(Frame frame) {
        try {
            return compute(frame);
        } catch (PythonError error) {
            throw error.at(place.start(), place.end());
        }
    }

    abstract Object compute(Frame frame);
}
