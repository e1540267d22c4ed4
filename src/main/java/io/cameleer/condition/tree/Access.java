package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.None;
import io.cameleer.condition.value.SliceValue;
import io.cameleer.condition.value.Subscripts;
import org.jspecify.annotations.Nullable;

/** Attributes, subscripts and slices. */
final class Access {

    private Access() {}

    static final class Attribute extends Node {

        private final Node owner;
        private final String name;

        Attribute(Place place, Node owner, String name) {
            super(place);
            this.owner = owner;
            this.name = name;
        }

        @Override
        Object compute(Frame frame) {
            return Attributes.get(owner.evaluate(frame), name);
        }
    }

    static final class Subscript extends Node {

        private final Node owner;
        private final Node index;

        Subscript(Place place, Node owner, Node index) {
            super(place);
            this.owner = owner;
            this.index = index;
        }

        @Override
        Object compute(Frame frame) {
            return Subscripts.item(frame.evaluation, owner.evaluate(frame), index.evaluate(frame));
        }
    }

    static final class Slice extends Node {

        private final @Nullable Node start;
        private final @Nullable Node stop;
        private final @Nullable Node step;

        Slice(Place place, @Nullable Node start, @Nullable Node stop, @Nullable Node step) {
            super(place);
            this.start = start;
            this.stop = stop;
            this.step = step;
        }

        @Override
        Object compute(Frame frame) {
            return new SliceValue(part(start, frame), part(stop, frame), part(step, frame));
        }

        private static Object part(@Nullable Node node, Frame frame) {
            return node == null ? None.NONE : node.evaluate(frame);
        }
    }
}
