package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} give: the dict seen from one side. */
final class DictView implements PythonValue {

    static final Type KEYS = Type.named("dict_keys")
            .method(
                    "isdisjoint",
                    Signature.of("other", "/"),
                    (evaluation, self, arguments) ->
                            SetMethods.isDisjoint(evaluation, SetValue.collect(evaluation, self), arguments.get(0)))
            .build();
    static final Type VALUES = Type.named("dict_values").build();
    static final Type ITEMS = Type.named("dict_items")
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
                        && length() == ((PythonValue) other).length()
                        && isWithin(evaluation, this, other);
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        if (!isSet() || !SetValue.isSetLike(other)) {
            return null;
        }
        int size = ((PythonValue) other).length();
        return switch (relation) {
            case LESS -> length() < size && isWithin(evaluation, this, other);
            case LESS_OR_EQUAL -> length() <= size && isWithin(evaluation, this, other);
            case GREATER -> length() > size && isWithin(evaluation, other, this);
            default -> length() >= size && isWithin(evaluation, other, this);
        };
    }

    /** Looks each element up: what a view is compared with may hold values that cannot be hashed. */
    private static boolean isWithin(Evaluation evaluation, Object elements, Object container) {
        Iterator<Object> iterator = Iteration.over(evaluation, elements);
        while (iterator.hasNext()) {
            if (!Membership.contains(evaluation, container, iterator.next())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (!isSet()) {
            return null;
        }
        return switch (operator) {
            case AND -> intersection(evaluation, this, right);
            case OR, XOR, SUBTRACT -> asSet(evaluation).operate(evaluation, operator, asSet(evaluation, right));
            default -> null;
        };
    }

    @Override
    public @Nullable Object operateReflected(Evaluation evaluation, Operator operator, Object left) {
        if (!isSet()) {
            return null;
        }
        return switch (operator) {
            case AND -> intersection(evaluation, this, left);
            case OR, XOR, SUBTRACT ->
                SetValue.collect(evaluation, left).operate(evaluation, operator, asSet(evaluation));
            default -> null;
        };
    }

    /** The elements of the other that are in the view, of two views those of the smaller one: only these are hashed. */
    private static SetValue intersection(Evaluation evaluation, DictView view, Object other) {
        if (other instanceof SetValue set && view.length() <= set.length()) {
            return SetValue.collect(evaluation, view).filter(set, true);
        }
        boolean exchanged = other instanceof DictView second && second.isSet() && second.length() > view.length();
        Object elements = exchanged ? view : other;
        Object container = exchanged ? other : view;
        SetValue.Builder common = new SetValue.Builder();
        Iterator<Object> iterator = Iteration.over(evaluation, elements);
        while (iterator.hasNext()) {
            Object element = iterator.next();
            if (Membership.contains(evaluation, container, element)) {
                common.add(evaluation, element);
            }
        }
        return common.build(false);
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
