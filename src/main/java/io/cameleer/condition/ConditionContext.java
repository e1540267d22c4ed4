package io.cameleer.condition;

import io.cameleer.condition.value.Conversion;
import io.cameleer.condition.value.DictValue;
import java.util.HashMap;
import java.util.Map;

/** The values of a condition's names. Immutable: one context serves any number of conditions and threads. */
public final class ConditionContext {

    private final Map<String, Object> names;

    private ConditionContext(Map<String, Object> names) {
        this.names = names;
    }

    public static Builder builder() {
        return new Builder();
    }

    Map<String, Object> names() {
        return names;
    }

    /** Collects the values, copying what is given. */
    public static final class Builder {

        private final Map<String, Object> names = new HashMap<>();

        private Builder() {}

        public Builder experiment(ConditionExperiment experiment) {
            names.put("experiment", new ExperimentValue(experiment));
            return this;
        }

        /** The executions of a state's callbacks by label; none in a callback's own condition. */
        public Builder callbacks(Map<String, ConditionCallback> callbacks) {
            DictValue.Builder dict = new DictValue.Builder();
            callbacks.forEach((label, callback) -> dict.put(label, new CallbackValue(callback)));
            names.put("callbacks", dict.build());
            return this;
        }

        /** A record whose entries are attributes too, as {@code analysis}, {@code parameters} and {@code execution} are. */
        public Builder open(String name, Map<String, Object> record) {
            names.put(name, Conversion.record(record));
            return this;
        }

        public ConditionContext build() {
            return new ConditionContext(Map.copyOf(names));
        }
    }
}
