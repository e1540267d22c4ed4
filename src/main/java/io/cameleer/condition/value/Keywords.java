package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.List;

/** The keyword arguments of a call, in their order. */
public record Keywords(List<String> names, List<Object> values) {

    public static final Keywords NONE = new Keywords(List.of(), List.of());

    public boolean isEmpty() {
        return names.isEmpty();
    }

    /** Collects keyword arguments; one that comes twice is a TypeError. */
    public static final class Builder {

        private final List<String> names = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        public void add(String name, Object value) {
            if (names.contains(name)) {
                throw PythonError.type("got multiple values for keyword argument '" + name + "'");
            }
            names.add(name);
            values.add(value);
        }

        public void addAll(Evaluation evaluation, DictValue mapping) {
            for (DictValue.Entry entry : mapping.entries()) {
                evaluation.charge(1 + names.size());
                if (!(entry.key() instanceof String name)) {
                    throw PythonError.type("keywords must be strings");
                }
                add(name, entry.value());
            }
        }

        public Keywords build() {
            return new Keywords(names, values);
        }
    }
}
