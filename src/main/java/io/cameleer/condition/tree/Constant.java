package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;

/** A value that is written out or built in. */
final class Constant extends Node {

    private final Object value;

    Constant(Place place, Object value) {
        super(place);
        this.value = value;
    }

    Object value() {
        return value;
    }

    @Override
    Object compute(Frame frame) {
        return value;
    }
}
