package io.cameleer.condition.value;

import java.util.List;

/** Python's list. Nothing changes it once it is made. */
public final class ListValue extends SequenceValue {

    static final Type TYPE = Type.named("list")
            .constructor(
                    Signature.of("iterable?", "/"),
                    (evaluation, arguments) ->
                            new ListValue(arguments.has(0) ? Iteration.list(evaluation, arguments.get(0)) : List.of()))
            .method(
                    "count",
                    Signature.of("value", "/"),
                    (evaluation, self, arguments) -> count(evaluation, (ListValue) self, arguments))
            .method(
                    "index",
                    Signature.of("value", "start?", "stop?", "/"),
                    (evaluation, self, arguments) -> index(evaluation, (ListValue) self, arguments))
            .method("copy", Signature.NONE, (evaluation, self, arguments) -> new ListValue(((ListValue) self).elements))
            .build();

    public ListValue(List<Object> elements) {
        super(elements);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    SequenceValue with(List<Object> others) {
        return new ListValue(others);
    }

    @Override
    boolean isSameKind(Object other) {
        return other instanceof ListValue;
    }

    @Override
    public Object key(Evaluation evaluation) {
        throw Keys.unhashable(TYPE);
    }

    @Override
    public String repr(Evaluation evaluation) {
        return Repr.elements(evaluation, "[", elements, "]");
    }
}
