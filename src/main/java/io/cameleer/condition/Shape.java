package io.cameleer.condition;

import io.cameleer.condition.value.Attributes;
import io.cameleer.condition.value.Builtins;
import io.cameleer.condition.value.Module;
import io.cameleer.condition.value.None;
import io.cameleer.condition.value.Type;
import io.cameleer.condition.value.Types;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an expression's value before there is one.
 *
 * @param kind how much is known
 * @param type the value's type; there for {@link Kind#TYPED}
 * @param parts the shapes of a tuple's elements, or the one shape of all elements: a dict's values, a list's elements
 * @param fixed the value itself, where it is the same in every evaluation; there for {@link Kind#FIXED}, and in
 *     {@link #ENUMERATION} what tells it from other texts
 */
record Shape(Kind kind, @Nullable Type type, List<Shape> parts, @Nullable Object fixed) {

    /** How much is known. */
    enum Kind {
        /** Nothing. */
        ANY,
        /** It came through JSON or is computed from such values: one of Python's own types. */
        PLAIN,
        /** A record whose attributes nobody lists, or a value within one. */
        OPEN,
        /** Its type. */
        TYPED,
        /** All: a function, a type or a module. */
        FIXED
    }

    static final Shape ANY = new Shape(Kind.ANY, null, List.of(), null);
    static final Shape PLAIN = new Shape(Kind.PLAIN, null, List.of(), null);
    static final Shape OPEN = new Shape(Kind.OPEN, null, List.of(), null);
    static final Shape STR = builtin("str");
    static final Shape INT = builtin("int");
    static final Shape BOOL = builtin("bool");
    /** A callback's status or result: a text with the attributes of an enumeration's member. */
    static final Shape ENUMERATION = new Shape(Kind.TYPED, STR.type, List.of(), "enumeration");

    static final Shape NONE = typed(Types.of(None.NONE));
    static final Shape EXPERIMENT = typed(ExperimentValue.TYPE);
    static final Shape CALLBACK = typed(CallbackValue.TYPE);
    static final Shape CALLBACKS = builtin("dict").of(CALLBACK);
    static final Shape PLAIN_DICT = builtin("dict").of(PLAIN);
    static final Shape DATE = moment("date");
    static final Shape TIME = moment("time");
    static final Shape DATETIME = moment("datetime");
    static final Shape TIMEDELTA = moment("timedelta");

    static Shape typed(Type type) {
        return new Shape(Kind.TYPED, type, List.of(), null);
    }

    static Shape fixed(Object value) {
        return new Shape(Kind.FIXED, null, List.of(), value);
    }

    static Shape builtin(String name) {
        return typed((Type) Objects.requireNonNull(Builtins.get(name)));
    }

    private static Shape moment(String name) {
        Module module = (Module) Objects.requireNonNull(Builtins.get("datetime"));
        return typed((Type) Attributes.get(module, name));
    }

    /** The shape with the shape of all its elements. */
    Shape of(Shape element) {
        return new Shape(kind, type, List.of(element), fixed);
    }

    static Shape tuple(List<Shape> parts) {
        return new Shape(Kind.TYPED, builtin("tuple").type, parts, null);
    }

    boolean is(Shape other) {
        return kind == Kind.TYPED && type != null && type.equals(other.type);
    }

    boolean isDict() {
        return is(PLAIN_DICT);
    }

    /** What stands under a key or an index. */
    Shape element() {
        if (kind == Kind.OPEN || kind == Kind.PLAIN) {
            return this;
        }
        if (is(STR)) {
            return STR;
        }
        return parts.size() == 1 ? parts.get(0) : ANY;
    }

    /** What a loop over the value gives. */
    Shape iterated() {
        if (isDict()) {
            return equals(CALLBACKS) ? STR : ANY;
        }
        return kind == Kind.TYPED && parts.size() > 1 ? ANY : element();
    }

    /** A value that has this shape or the other. */
    Shape or(Shape other) {
        if (equals(other)) {
            return this;
        }
        if (is(NONE) || (isDict() && parts.isEmpty())) {
            return other;
        }
        if (other.is(NONE) || (other.isDict() && other.parts.isEmpty())) {
            return this;
        }
        return kind == Kind.OPEN || other.kind == Kind.OPEN ? OPEN : ANY;
    }
}
