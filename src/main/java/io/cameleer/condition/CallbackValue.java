package io.cameleer.condition;

import io.cameleer.condition.value.Conversion;
import io.cameleer.condition.value.Evaluation;
import io.cameleer.condition.value.PythonValue;
import io.cameleer.condition.value.RecordType;
import io.cameleer.condition.value.Type;
import java.util.Map;

/** A value of {@code callbacks}. */
final class CallbackValue implements PythonValue {

    static final Type TYPE = RecordType.of(
            "CallbackExecution",
            Map.of(
                    "status", self -> ((CallbackValue) self).callback.status(),
                    "result", self -> ((CallbackValue) self).callback.result(),
                    "result_values", self -> ((CallbackValue) self).resultValues));

    private final ConditionCallback callback;
    private final Object resultValues;

    CallbackValue(ConditionCallback callback) {
        this.callback = callback;
        this.resultValues = Conversion.value(callback.resultValues());
    }

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public String repr(Evaluation evaluation) {
        return "<CallbackExecution " + callback.status() + " " + callback.result() + ">";
    }
}
