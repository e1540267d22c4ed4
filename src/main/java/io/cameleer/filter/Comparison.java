package io.cameleer.filter;

import io.cameleer.filter.TermParser.Refused;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values of one type are read and ordered. A value that is not of the type has no order to anything. */
interface Comparison {

    /** Reads what a filter compares with. */
    Comparable<?> operand(String text) throws Refused;

    /** The sign of {@code value.compareTo(operand)}; empty: they cannot be compared. */
    Optional<Integer> compare(Object value, Comparable<?> operand);

    /** Refuses what no value can be, in whatever case; most fields may be anything. */
    default void checkAnyCase(String text) throws Refused {}

    static Comparison of(ValueType type, @Nullable Transform transform, ZoneId zone) {
        return switch (type) {
            case TEXT -> new Text();
            case INTEGER -> new Numbers(true);
            case NUMBER -> new Numbers(false);
            case BOOLEAN -> new Booleans();
            case TIME -> transform == null ? new Times(zone) : TimePart.of(transform, zone);
            case OPEN -> new Open();
        };
    }

    /** By code points, as databases do without a collation. */
    final class Text implements Comparison {
        @Override
        public Comparable<?> operand(String text) {
            return text;
        }

        @Override
        public Optional<Integer> compare(Object value, Comparable<?> operand) {
            return Optional.of(String.valueOf(value).compareTo((String) operand));
        }
    }

    /** Exact numbers: 1 and 1.0 are equal. */
    final class Numbers implements Comparison {
        private final boolean whole;

        Numbers(boolean whole) {
            this.whole = whole;
        }

        @Override
        public Comparable<?> operand(String text) throws Refused {
            BigDecimal number = number(text).orElse(null);
            if (whole && text.matches("[+-]?[0-9]{1,18}")) {
                return Long.parseLong(text);
            }
            if (number == null || whole) {
                throw new Refused(
                        "'%s' is not %s".formatted(text, whole ? ValueType.INTEGER.words() : ValueType.NUMBER.words()));
            }
            return number;
        }

        @Override
        public Optional<Integer> compare(Object value, Comparable<?> operand) {
            return value instanceof Number
                    ? number(value).flatMap(left -> number(operand).map(left::compareTo))
                    : Optional.empty();
        }

        static Optional<BigDecimal> number(Object value) {
            String text = String.valueOf(value);
            try {
                return text.length() > 1000 ? Optional.empty() : Optional.of(new BigDecimal(text));
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }
    }

    /** True or false. */
    final class Booleans implements Comparison {
        @Override
        public Comparable<?> operand(String text) throws Refused {
            return Operands.flag(text);
        }

        @Override
        public Optional<Integer> compare(Object value, Comparable<?> operand) {
            return value instanceof Boolean flag ? Optional.of(flag.compareTo((Boolean) operand)) : Optional.empty();
        }
    }

    /** Points in time; a time without a zone is in the site's, a day alone means its beginning. */
    final class Times implements Comparison {
        private final ZoneId zone;

        Times(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Comparable<?> operand(String text) throws Refused {
            return time(text)
                    .map(ZonedDateTime::toInstant)
                    .orElseThrow(() -> new Refused(
                            "'" + text + "' is no time; write 2024-05-17, 2024-05-17T09:30 or 2024-05-17T09:30:00Z"));
        }

        @Override
        public Optional<Integer> compare(Object value, Comparable<?> operand) {
            return time(value).map(time -> time.toInstant().compareTo((Instant) operand));
        }

        Optional<ZonedDateTime> time(Object value) {
            if (value instanceof Instant instant) {
                return Optional.of(instant.atZone(zone));
            }
            String text = String.valueOf(value).replace(' ', 'T');
            try {
                if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    return Optional.of(LocalDate.parse(text).atStartOfDay(zone));
                }
                boolean zoned = text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})");
                return Optional.of(
                        zoned
                                ? OffsetDateTime.parse(text).atZoneSameInstant(zone)
                                : LocalDateTime.parse(text).atZone(zone));
            } catch (DateTimeException noTime) {
                return Optional.empty();
            }
        }
    }

    /** Whatever JSON holds: numbers, also where text holds them, by value; everything else as text. */
    final class Open implements Comparison {
        @Override
        public Comparable<?> operand(String text) {
            return text;
        }

        @Override
        public Optional<Integer> compare(Object value, Comparable<?> operand) {
            if (value instanceof Boolean flag) {
                String word = String.valueOf(operand);
                return word.equalsIgnoreCase(String.valueOf(flag)) ? Optional.of(0) : Optional.empty();
            }
            if (value instanceof Number || value instanceof String) {
                Optional<Integer> order = Numbers.number(value)
                        .flatMap(left -> Numbers.number(operand).map(left::compareTo));
                return order.isPresent() || value instanceof Number
                        ? order
                        : Optional.of(String.valueOf(value).compareTo(String.valueOf(operand)));
            }
            return Optional.empty();
        }
    }
}
