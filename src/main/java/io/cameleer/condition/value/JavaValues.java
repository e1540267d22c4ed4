package io.cameleer.condition.value;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's values as Java's, for those who ask a condition for more than its truth. */
public final class JavaValues {

    private JavaValues() {}

    /**
     * None as null; sequences, sets and iterators as lists; dicts as maps from text; dates and times as {@code java.time}
     * has them, durations too; numbers, texts and truth values as they are; anything else as Python would write it.
     */
    public static @Nullable Object of(Evaluation evaluation, Object value) {
        if (!(value instanceof PythonValue python)) {
            return value;
        }
        if (value == None.NONE) {
            return null;
        }
        Object moment = moment(value);
        if (moment != null) {
            return moment;
        }
        evaluation.enter(1);
        Object plain = python instanceof DictValue dict ? map(evaluation, dict) : list(evaluation, python);
        evaluation.leave(1);
        return plain;
    }

    private static @Nullable Object moment(Object value) {
        if (value instanceof DateValue date) {
            return date.date();
        }
        if (value instanceof TimeValue time) {
            return time.time();
        }
        if (value instanceof TimeDelta delta) {
            return Duration.ofDays(delta.days()).plusSeconds(delta.seconds()).plusNanos(delta.microseconds() * 1000L);
        }
        if (value instanceof DateTimeValue moment) {
            ZoneValue zone = moment.zone();
            return zone == null
                    ? moment.local()
                    : moment.local().atOffset(ZoneOffset.ofTotalSeconds((int)
                            (zone.offset().microsecondsTotal() / 1_000_000)));
        }
        return null;
    }

    private static Map<String, @Nullable Object> map(Evaluation evaluation, DictValue dict) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (DictValue.Entry entry : dict.entries()) {
            evaluation.step();
            map.put(Repr.text(evaluation, entry.key()), of(evaluation, entry.value()));
        }
        return map;
    }

    private static Object list(Evaluation evaluation, PythonValue value) {
        if (!Iteration.isIterable(evaluation, value)) {
            return value.text(evaluation);
        }
        List<@Nullable Object> list = new ArrayList<>();
        Iteration.list(evaluation, value).forEach(element -> list.add(of(evaluation, element)));
        return list;
    }
}
