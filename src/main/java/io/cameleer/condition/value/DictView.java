package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} give: the dict seen from one side. */
final class DictView implements PythonValue {

    private static final Type KEYS = Type.named("dict_keys")
            .method(
                    "isdisjoint",
                    Signature.of("other", "/"),
                    (evaluation, self, arguments) ->
                            SetMethods.isDisjoint(evaluation, SetValue.collect(evaluation, self), arguments.get(0)))
            .build();
    private static final Type VALUES = Type.named("dict_values").build();
    private static final Type ITEMS = Type.named("dict_items")
            .method(
                    "isdisjoint",
                    Signature.of("other", "/"),
                    (evaluation, self, arguments) ->
                            SetMethods.isDisjoint(evaluation, SetValue.collect(evaluation, self), arguments.get(0)))
            .build();

    private final Type type;
    private final DictValue dict;
    private final Function<DictValue.Entry, Object> side;

    private DictView(Type type, DictValue dict, Function<DictValue.Entry, Object> side) {
        this.type = type;
        this.dict = dict;
        this.side = side;
    }

    static DictView keys(DictValue dict) {
        return new DictView(KEYS, dict, DictValue.Entry::key);
    }

    static DictView values(DictValue dict) {
        return new DictView(VALUES, dict, DictValue.Entry::value);
    }

    static DictView items(DictValue dict) {
        return new DictView(ITEMS, dict, entry -> TupleValue.of(entry.key(), entry.value()));
    }

    @Override
    public Type type() {
        return type;
    }

    /** Keys and items are sets for comparison and set operators; values are not. */
    private boolean isSet() {
        return !type.equals(VALUES);
    }

    static boolean isSet(Object value) {
        return value instanceof DictView view && view.isSet();
    }

    @Override
    public boolean truth() {
        return dict.truth();
    }

    @Override
    public int length() {
        return dict.length();
    }

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return dict.entries().stream().map(side).iterator();
    }

    @Override
    public @Nullable Boolean contains(Evaluation evaluation, Object element) {
        if (type.equals(KEYS)) {
            return dict.contains(evaluation, element);
        }
        if (type.equals(ITEMS)) {
            if (!(element instanceof TupleValue pair) || pair.length() != 2) {
                return false;
            }
            Object value = dict.find(evaluation, pair.elements().get(0));
            return value != null
                    && Equality.same(evaluation, value, pair.elements().get(1));
        }
        return null;
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return this == other
                || isSet()
                        && SetValue.isSetLike(other)
                        && asSet(evaluation).equal(evaluation, asSet(evaluation, other));
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        return isSet() && SetValue.isSetLike(other)
                ? asSet(evaluation).compare(evaluation, relation, asSet(evaluation, other))
                : null;
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        boolean known = operator == Operator.AND
                || operator == Operator.OR
                || operator == Operator.XOR
                || operator == Operator.SUBTRACT;
        return isSet() && known ? asSet(evaluation).operate(evaluation, operator, asSet(evaluation, right)) : null;
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        return isSet() && SetValue.isSetLike(left)
                ? asSet(evaluation, left).operate(evaluation, operator, asSet(evaluation))
                : null;
    }

    private SetValue asSet(Evaluation evaluation) {
        return asSet(evaluation, this);
    }

    private static SetValue asSet(Evaluation evaluation, Object value) {
        return value instanceof SetValue set ? set : SetValue.collect(evaluation, value);
    }

    @Override
    public Object key(Evaluation evaluation) {
        if (isSet()) {
            throw Keys.unhashable(type);
        }
        return this;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return Repr.elements(evaluation, type.name() + "([", () -> iterator(evaluation), "])");
    }
}
