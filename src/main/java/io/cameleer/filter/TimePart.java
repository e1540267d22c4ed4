package io.cameleer.filter;

import io.cameleer.filter.TermParser.Refused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Function;

/** The day, the year or the month of a time, in the site's zone. */
final class TimePart implements Comparison {

    private final Comparison.Times times;
    private final Transform transform;
    private final Function<ZonedDateTime, Comparable<?>> part;

    private TimePart(Comparison.Times times, Transform transform, Function<ZonedDateTime, Comparable<?>> part) {
        this.times = times;
        this.transform = transform;
        this.part = part;
    }

    static TimePart of(Transform transform, ZoneId zone) {
        return new TimePart(
                new Comparison.Times(zone),
                transform,
                switch (transform) {
                    case DATE -> ZonedDateTime::toLocalDate;
                    case YEAR -> ZonedDateTime::getYear;
                    case MONTH -> ZonedDateTime::getMonthValue;
                });
    }

    @Override
    public Comparable<?> operand(String text) throws Refused {
        try {
            return transform == Transform.DATE ? LocalDate.parse(text) : (Comparable<?>) Integer.valueOf(text);
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new Refused("'%s' is no %s; write it as %s"
                    .formatted(text, transform.word(), transform == Transform.DATE ? "2024-05-17" : "a whole number"));
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<Integer> compare(Object value, Comparable<?> operand) {
        return times.time(value).map(time -> ((Comparable<Object>) part.apply(time)).compareTo(operand));
    }
}
