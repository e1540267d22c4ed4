package io.cameleer.condition.value;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Python's datetime. */
record DateTimeValue(LocalDateTime local) implements PythonValue {

    static final Type TYPE = Type.named("datetime.datetime")
            .constructor(
                    Signature.of("year", "month", "day", "hour?", "minute?", "second?"),
                    (evaluation, arguments) -> new DateTimeValue(LocalDateTime.of(
                            arguments.exactInteger(0, 0),
                            arguments.exactInteger(1, 0),
                            arguments.exactInteger(2, 0),
                            arguments.exactInteger(3, 0),
                            arguments.exactInteger(4, 0),
                            arguments.exactInteger(5, 0))))
            .classMethod(
                    "now",
                    Signature.NONE,
                    (evaluation, arguments) -> new DateTimeValue(
                            LocalDateTime.ofInstant(evaluation.clock().instant(), evaluation.site())))
            .build();

    @Override
    public Type type() {
        return TYPE;
    }

    @Override
    public boolean equal(Evaluation evaluation, Object other) {
        return equals(other);
    }

    @Override
    public @Nullable Boolean compare(Evaluation evaluation, Relation relation, Object other) {
        return other instanceof DateTimeValue moment ? (Boolean) relation.accepts(local.compareTo(moment.local)) : null;
    }
}
