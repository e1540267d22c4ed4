package io.cameleer.governor;

import io.cameleer.experiment.TypedValue;
import io.cameleer.json.Json;
import io.cameleer.workflow.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets an experiment's variables. Each change is journalled and asks for its transitions to be tested again. */
public final class Variables {

    private static final int LONGEST_LABEL = 255;

    private Variables() {}

    /**
     * Stores a variable; a second store replaces value and type.
     *
     * @throws IllegalArgumentException the label is empty or longer than 255 characters
     */
    public static void set(GovernorRecords records, long experimentId, String label, TypedValue value, String who) {
        if (label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("A variable's label has 1 to " + LONGEST_LABEL + " characters");
        }
        records.standing(experimentId);
        store(records, experimentId, label, value, who);
        records.offerEvaluation(experimentId);
    }

    /** Removes a variable; false: there was none. */
    public static boolean remove(GovernorRecords records, long experimentId, String label, String who) {
        records.standing(experimentId);
        TypedValue before = records.variables(experimentId).get(label);
        if (before == null) {
            return false;
        }
        records.removeVariable(experimentId, label);
        records.journal(experimentId, who, "variable", "variable " + label + " removed", detail(label, before, null));
        records.offerEvaluation(experimentId);
        return true;
    }

    /** What a callback's variable_map takes from its values; a pointer that leads nowhere gives none. */
    static void fromResult(GovernorRecords records, Execution execution, String values, String who) {
        if (execution.callback().variableMap().isEmpty()) {
            return;
        }
        Object document = Json.read(values);
        execution
                .callback()
                .variableMap()
                .forEach((target, source) -> store(
                        records,
                        execution.experimentId(),
                        target,
                        TypedValue.infer(
                                JsonPointer.parse(source).find(document).orElse(null)),
                        who));
    }

    private static void store(GovernorRecords records, long experimentId, String label, TypedValue value, String who) {
        TypedValue before = records.variables(experimentId).get(label);
        records.setVariable(experimentId, label, value);
        records.journal(
                experimentId,
                who,
                "variable",
                "variable " + label + " set (" + value.type().label() + ")",
                detail(label, before, value));
    }

    private static Map<String, @Nullable Object> detail(
            String label, @Nullable TypedValue before, @Nullable TypedValue after) {
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("variable", label);
        if (before != null) {
            detail.put("from", before.value());
        }
        if (after != null) {
            detail.put("to", after.value());
            detail.put("type", after.type().label());
        }
        return detail;
    }
}
