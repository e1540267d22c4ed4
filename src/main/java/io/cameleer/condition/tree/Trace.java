package io.cameleer.condition.tree;

import io.cameleer.condition.syntax.Place;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.PythonError;
import io.cameleer.condition.value.Repr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sub-expressions of one evaluation came to, in the order of the text. */
public final class Trace {

    /** Values kept of an expression that is evaluated again and again, the first ones. */
    private static final int KEPT = 8;

    /** Characters kept of a value. */
    private static final int LONGEST = 200;

    /** One expression of the text. */
    public static final class Part {

        private final Place place;
        private final List<String> values = new ArrayList<>();
        private long times;
        private @Nullable String error;

        private Part(Place place) {
            this.place = place;
        }

        public Place place() {
            return place;
        }

        /** The first values, as Python would write them. */
        public List<String> values() {
            return values;
        }

        public long times() {
            return times;
        }

        public @Nullable String error() {
            return error;
        }
    }

    private final Evaluation describing;
    private final TreeMap<Integer, Part> parts = new TreeMap<>();

    /** @param describing gives its budget to the writing out of values, which must not cost the condition its own */
    public Trace(Evaluation describing) {
        this.describing = describing;
    }

    public Collection<Part> parts() {
        return parts.values();
    }

    void value(int index, Place place, Object value) {
        Part part = parts.computeIfAbsent(index, unused -> new Part(place));
        part.times++;
        if (part.values.size() < KEPT) {
            part.values.add(describe(value));
        }
    }

    void error(int index, Place place, PythonError error) {
        Part part = parts.computeIfAbsent(index, unused -> new Part(place));
        part.times++;
        part.error = error.kind() + ": " + error.reason();
    }

    /** The value as Python would write it, cut to a reasonable length. */
    public String describe(Object value) {
        String text;
        try {
            text = Repr.of(describing, value);
        } catch (PythonError tooMuch) {
            return "(" + tooMuch.reason() + ")";
        }
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
