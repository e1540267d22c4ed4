package io.cameleer.condition.value;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's dict, in the order of insertion. Nothing changes it once it is made. */
public class DictValue implements PythonValue {

    static final Type TYPE = DictMethods.type();

    /** A key as it was written, and its value. */
    record Entry(Object key, Object value) {}

    private final Map<Object, Entry> entries;

    DictValue(Map<Object, Entry> entries) {
        this.entries = entries;
    }

    /** Collects entries: a later value of an equal key replaces the earlier one and keeps its key and place. */
    public static final class Builder {

        private final Map<Object, Entry> entries = new LinkedHashMap<>();

        public Builder put(Evaluation evaluation, Object key, Object value) {
            evaluation.grow(entries.size());
            return putKeyed(Keys.of(evaluation, key), key, value);
        }

        /** Puts a text key, which is its own key. */
        public Builder put(String key, Object value) {
            return putKeyed(key, key, value);
        }

        private Builder putKeyed(Object standIn, Object key, Object value) {
            Entry earlier = entries.get(standIn);
            entries.put(standIn, new Entry(earlier == null ? key : earlier.key(), value));
            return this;
        }

        /** Puts all entries of a mapping. */
        public Builder putAll(Evaluation evaluation, DictValue other) {
            evaluation.admit((long) entries.size() + other.length());
            other.entries.forEach((standIn, entry) -> putKeyed(standIn, entry.key(), entry.value()));
            return this;
        }

        public DictValue build() {
            return new DictValue(entries);
        }
    }

    @Nullable
    Object find(Evaluation evaluation, Object key) {
        return find(Keys.of(evaluation, key));
    }

    private @Nullable Object find(Object standIn) {
        Entry entry = entries.get(standIn);
        return entry == null ? null : entry.value();
    }

    /** The value under a text key. */
    public @Nullable Object findText(String key) {
        return find(key);
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean truth() {
        return !entries.isEmpty();
    }

    @Override
    public int length() {
        return entries.size();
    }

    @Override
    public Iterator<Object> iterator(Evaluation evaluation) {
        return entries.values().stream().map(Entry::key).iterator();
    }

    @Override
    public Object item(Evaluation evaluation, Object index) {
        Object value = find(evaluation, index);
        if (value == null) {
            throw PythonError.key(Repr.of(evaluation, index));
        }
        return value;
    }

    @Override
    public Boolean contains(Evaluation evaluation, Object element) {
        return find(evaluation, element) != null;
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        if (!(other instanceof DictValue dict) || dict.length() != length()) {
            return false;
        }
        evaluation.enter(1);
        evaluation.charge(1 + length());
        boolean equal = true;
        for (Map.Entry<Object, Entry> entry : entries.entrySet()) {
            Object value = dict.find(entry.getKey());
            equal = equal
                    && value != null
                    && Equality.same(evaluation, entry.getValue().value(), value);
        }
        evaluation.leave(1);
        return equal;
    }

    @Override
    public @Nullable Object operate(Evaluation evaluation, Operator operator, Object right) {
        return operator == Operator.OR && right instanceof DictValue other
                ? new Builder()
                        .putAll(evaluation, this)
                        .putAll(evaluation, other)
                        .build()
                : null;
    }

    @Override
    public Object key(Evaluation evaluation) {
        throw Keys.unhashable(type());
    }

    @Override
    public String repr(Evaluation evaluation) {
        StringBuilder text = new StringBuilder("{");
        for (Entry entry : entries.values()) {
            text.append(text.length() > 1 ? ", " : "")
                    .append(Repr.of(evaluation, entry.key()))
                    .append(": ")
                    .append(Repr.of(evaluation, entry.value()));
            evaluation.grow(text.length());
        }
        return text.append('}').toString();
    }
}
