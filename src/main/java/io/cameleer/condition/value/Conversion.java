package io.cameleer.condition.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Java's values as Python's. What is given is copied, so that nothing changes it during an evaluation. */
public final class Conversion {

    /** More than any document is nested that came through the limits of a parser. */
    private static final int DEEPEST = 200;

    private final Function<Map<Object, DictValue.Entry>, DictValue> dicts;

    private Conversion(Function<Map<Object, DictValue.Entry>, DictValue> dicts) {
        this.dicts = dicts;
    }

    /** Maps become plain dicts. */
    public static Object value(@Nullable Object value) {
        return new Conversion(DictValue::new).convert(value, 0);
    }

    /** Maps, also those within, become records whose entries are attributes too. */
    public static Object record(@Nullable Object value) {
        return new Conversion(OpenRecord::new).convert(value, 0);
    }

    private Object convert(@Nullable Object value, int depth) {
        if (value == null) {
            return None.NONE;
        }
        if (value instanceof Boolean || value instanceof String || value instanceof Double || value instanceof Long) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof BigInteger integer) {
            return Integers.of(integer);
        }
        if (value instanceof BigDecimal || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("values are nested more than " + DEEPEST + " deep");
        }
        if (value instanceof Map<?, ?> map) {
            return dict(map, depth);
        }
        if (value instanceof Iterable<?> elements) {
            List<Object> list = new ArrayList<>();
            elements.forEach(element -> list.add(convert(element, depth + 1)));
            return new ListValue(list);
        }
        return moment(value);
    }

    private DictValue dict(Map<?, ?> map, int depth) {
        Map<Object, DictValue.Entry> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            entries.put(name, new DictValue.Entry(name, convert(value, depth + 1)));
        });
        return dicts.apply(entries);
    }

    private static Object moment(Object value) {
        if (value instanceof LocalDateTime local) {
            return new DateTimeValue(local.truncatedTo(ChronoUnit.MICROS), null);
        }
        if (value instanceof LocalDate date) {
            return new DateValue(date);
        }
        if (value instanceof LocalTime time) {
            return new TimeValue(time.truncatedTo(ChronoUnit.MICROS), null);
        }
        if (value instanceof OffsetDateTime moment) {
            int seconds = moment.getOffset().getTotalSeconds();
            ZoneValue zone = seconds == 0 ? ZoneValue.UTC : new ZoneValue(TimeDelta.ofSeconds(seconds), null);
            return new DateTimeValue(moment.toLocalDateTime().truncatedTo(ChronoUnit.MICROS), zone);
        }
        throw new IllegalArgumentException("conditions know no values of " + value.getClass());
    }
}
