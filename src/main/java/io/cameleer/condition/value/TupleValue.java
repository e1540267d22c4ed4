package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.List;

/** Python's tuple. */
public class TupleValue extends SequenceValue {

    static final Type TYPE = Type.named("tuple")
            .constructor(
                    Signature.of("iterable?", "/"),
                    (evaluation, arguments) ->
                            new TupleValue(arguments.has(0) ? Iteration.list(evaluation, arguments.get(0)) : List.of()))
            .method(
                    "count",
                    Signature.of("value", "/"),
                    (evaluation, self, arguments) -> count(evaluation, (TupleValue) self, arguments))
            .method(
                    "index",
                    Signature.of("value", "start?", "stop?", "/"),
                    (evaluation, self, arguments) -> index(evaluation, (TupleValue) self, arguments))
            .build();

    public TupleValue(List<Object> elements) {
        super(elements);
    }

    static TupleValue of(Object... elements) {
        return new TupleValue(List.of(elements));
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    SequenceValue with(List<Object> others) {
        return new TupleValue(others);
    }

    @Override
    boolean isSameKind(Object other) {
        return other instanceof TupleValue;
    }

    /** The keys of the elements; the list of them is compared as a whole. */
    @Override
    public Object key(Evaluation evaluation) {
        evaluation.enter(1);
        evaluation.charge(1 + elements.size());
        List<Object> keys = new ArrayList<>(elements.size());
        for (Object element : elements) {
            keys.add(Keys.of(evaluation, element));
        }
        evaluation.leave(1);
        return new TupleKey(keys, keys.hashCode());
    }

    @Override
    public String repr(Evaluation evaluation) {
        return Repr.elements(evaluation, "(", elements, elements.size() == 1 ? ",)" : ")");
    }

    /** The hash is computed once: keys of nested tuples are hashed at every look-up. */
    private record TupleKey(List<Object> keys, int hash) {

        @Override
        public boolean equals(Object other) {
            return other instanceof TupleKey tuple && hash == tuple.hash && keys.equals(tuple.keys);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
