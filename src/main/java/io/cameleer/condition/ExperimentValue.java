package io.cameleer.condition;

import io.cameleer.condition.value.Conversion;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.PythonValue;
import io.cameleer.condition.value.RecordType;
import io.cameleer.condition.value.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code experiment}. */
final class ExperimentValue implements PythonValue {

    static final Type TYPE = recordType();

    private final Map<String, Object> attributes = new HashMap<>();

    ExperimentValue(ConditionExperiment experiment) {
        attributes.put("label", experiment.label());
        attributes.put("scandate", Conversion.value(experiment.scandate()));
        attributes.put("state", experiment.state());
        attributes.put("variables", Conversion.value(experiment.variables()));
        attributes.put("subject", Conversion.value(experiment.subject()));
        attributes.put("cohort", Conversion.value(experiment.cohort()));
        attributes.put("metadata", Conversion.record(experiment.metadata()));
        attributes.put("sample", Conversion.record(experiment.sample()));
        attributes.put("technique", Conversion.record(experiment.technique()));
    }

    private static Type recordType() {
        Map<String, Function<Object, Object>> getters = new HashMap<>();
        for (String name : new String[] {
            "label", "scandate", "state", "variables", "subject", "cohort", "metadata", "sample", "technique"
        }) {
            getters.put(name, self -> ((ExperimentValue) self).attributes.getOrDefault(name, ""));
        }
        return RecordType.of("Experiment", getters);
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<Experiment " + attributes.get("label") + ">";
    }
}
