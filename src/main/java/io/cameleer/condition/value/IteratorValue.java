package io.cameleer.condition.value;

import java.util.Iterator;

/** A generator, or another value that gives its elements once, one after another, as they are asked for. */
public record IteratorValue(Type type, Iterator<Object> elements) implements PythonValue {

    public static final Type GENERATOR = Type.named("generator").build();
    static final Type MAP = Type.named("map").build();
    static final Type FILTER = Type.named("filter").build();
    static final Type ZIP = Type.named("zip").build();
    static final Type ENUMERATE = Type.named("enumerate").build();
    static final Type REVERSED = Type.named("reversed").build();
    static final Type ITERATOR = Type.named("iterator").build();

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return elements;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return type == GENERATOR ? "<generator object <genexpr>>" : "<" + type.name() + " object>";
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return this == other;
    }
}
