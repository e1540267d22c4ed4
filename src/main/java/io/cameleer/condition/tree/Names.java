package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;

/** The two kinds of names that vary: the context's and the local ones. */
final class Names {

    private Names() {}

    static final class Given extends Node {

        private final String name;

        Given(Place place, String name) {
            super(place);
            this.name = name;
        }

        @Override
        Object compute(Frame frame) {
            return frame.evaluation.name(name);
        }
    }

    static final class Local extends Node {

        private final String name;
        private final int hops;
        private final int slot;

        Local(Place place, String name, int hops, int slot) {
            super(place);
            this.name = name;
            this.hops = hops;
            this.slot = slot;
        }

        @Override
        Object compute(Frame frame) {
            return frame.get(hops, slot, name);
        }
    }
}
