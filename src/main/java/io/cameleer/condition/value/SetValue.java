package io.cameleer.condition.value;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's set and frozenset. Nothing changes it once it is made; its elements come in the order of insertion. */
public final class SetValue implements PythonValue {

    static final Type TYPE = SetMethods.type("set", false);
    static final Type FROZEN = SetMethods.type("frozenset", true);

    private final Map<Object, Object> elements;
    private final boolean frozen;

    private SetValue(Map<Object, Object> elements, boolean frozen) {
        this.elements = elements;
        this.frozen = frozen;
    }

    /** Collects elements; of equal ones the first stays. */
    public static final class Builder {

        private final Map<Object, Object> elements = new LinkedHashMap<>();

        public void add(Evaluation evaluation, Object element) {
            elements.putIfAbsent(Keys.of(evaluation, element), element);
            evaluation.grow(elements.size());
        }

        public void addAll(Evaluation evaluation, Iterator<Object> iterator) {
            while (iterator.hasNext()) {
                Object element = iterator.next();
                elements.putIfAbsent(Keys.of(evaluation, element), element);
                evaluation.grow(elements.size());
            }
        }

        public SetValue build(boolean frozen) {
            return new SetValue(elements, frozen);
        }
    }

    /** The set of the elements of an iterable. */
    public static SetValue collect(Evaluation evaluation, Object iterable) {
        return collect(evaluation, iterable, false);
    }

    static SetValue collect(Evaluation evaluation, Object iterable, boolean frozen) {
        return collect(evaluation, Iteration.over(evaluation, iterable), frozen);
    }

    static SetValue collect(Evaluation evaluation, Iterator<Object> iterator, boolean frozen) {
        Builder set = new Builder();
        set.addAll(evaluation, iterator);
        return set.build(frozen);
    }

    static boolean isSetLike(Object value) {
        return value instanceof SetValue || DictView.isSet(value);
    }

    boolean has(Object standIn) {
        return elements.containsKey(standIn);
    }

    boolean containsAll(SetValue other) {
        return elements.keySet().containsAll(other.elements.keySet());
    }

    SetValue union(SetValue other) {
        Map<Object, Object> union = new LinkedHashMap<>(elements);
        other.elements.forEach(union::putIfAbsent);
        return new SetValue(union, frozen);
    }

    /** What both have; as in CPython, of equal elements the one of the smaller set, or of the other one. */
    SetValue intersection(SetValue other) {
        return other.length() > length() ? filter(other, true) : other.common(this, frozen);
    }

    /** The elements that are in the other set too. */
    SetValue common(SetValue other, boolean frozenResult) {
        return new SetValue(filter(other, true).elements, frozenResult);
    }

    /** The elements that are, or are not, in the other set. */
    SetValue filter(SetValue other, boolean wanted) {
        Map<Object, Object> chosen = new LinkedHashMap<>();
        elements.forEach((standIn, element) -> {
            if (other.has(standIn) == wanted) {
                chosen.put(standIn, element);
            }
        });
        return new SetValue(chosen, frozen);
    }

    SetValue symmetricDifference(SetValue other) {
        return filter(other, false).union(other.filter(this, false));
    }

    @Override
    public Type type() {
        return frozen ? FROZEN : TYPE;
    }

    @Override
    public boolean truth() {
        return !elements.isEmpty();
    }

    @Override
    public int length() {
        return elements.size();
    }

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return elements.values().iterator();
    }

    @Override
    public Boolean contains(Evaluation evaluation, Object element) {
        // Python looks a set up in a set as if it were frozen.
        return has(element instanceof SetValue set ? set.frozenKey() : Keys.of(evaluation, element));
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        if (DictView.isSet(other)) {
            return ((PythonValue) other).equal(evaluation, this);
        }
        evaluation.charge(1 + length());
        return other instanceof SetValue set && elements.keySet().equals(set.elements.keySet());
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        if (!(other instanceof SetValue set)) {
            return null;
        }
        evaluation.charge(1 + length() + set.length());
        return switch (relation) {
            case LESS -> length() < set.length() && set.containsAll(this);
            case LESS_OR_EQUAL -> set.containsAll(this);
            case GREATER -> length() > set.length() && containsAll(set);
            default -> containsAll(set);
        };
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        if (!(right instanceof SetValue set)) {
            return null;
        }
        evaluation.charge(1 + length() + set.length());
        return switch (operator) {
            case AND -> intersection(set);
            case OR -> union(set);
            case XOR -> symmetricDifference(set);
            case SUBTRACT -> filter(set, false);
            default -> null;
        };
    }

    @Override
    public Object key(Evaluation evaluation) {
        if (!frozen) {
            throw Keys.unhashable(TYPE);
        }
        return frozenKey();
    }

    private Set<Object> frozenKey() {
        return Set.copyOf(elements.keySet());
    }

    @Override
    public String repr(Evaluation evaluation) {
        if (elements.isEmpty()) {
            return type().name() + "()";
        }
        return frozen
                ? Repr.elements(evaluation, "frozenset({", elements.values(), "})")
                : Repr.elements(evaluation, "{", elements.values(), "}");
    }
}
