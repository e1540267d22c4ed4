package io.cameleer.condition.value;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code strftime}, as the C library of Linux prints it in the C locale. */
final class DatePattern {

    private final Evaluation evaluation;
    private final LocalDate date;
    private final LocalTime time;
    private final @Nullable ZoneValue zone;

    private DatePattern(Evaluation evaluation, LocalDate date, LocalTime time, @Nullable ZoneValue zone) {
        this.evaluation = evaluation;
        this.date = date;
        this.time = time;
        this.zone = zone;
    }

    static String print(
            Evaluation evaluation, String format, LocalDate date, LocalTime time, @Nullable ZoneValue zone) {
        return new DatePattern(evaluation, date, time, zone).print(format);
    }

    private String print(String format) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        while (next < format.length()) {
            char character = format.charAt(next++);
            if (character != '%' || next == format.length()) {
                text.append(character);
                continue;
            }
            int start = next;
            char flag =
                    "-_0^".indexOf(format.charAt(next)) >= 0 && next + 1 < format.length() ? format.charAt(next++) : 0;
            String printed = directive(format.charAt(next++), flag);
            text.append(printed == null ? format.substring(start - 1, next) : printed);
            evaluation.grow(text.length());
        }
        return text.toString();
    }

    /** What a directive stands for; null for one that is none. */
    private @Nullable String directive(char directive, char flag) {
        String text =
                switch (directive) {
                    case 'Y',
                            'm',
                            'd',
                            'H',
                            'I',
                            'M',
                            'S',
                            'j',
                            'U',
                            'W',
                            'y',
                            'C',
                            'G',
                            'g',
                            'V',
                            'u',
                            'w',
                            'e',
                            'k',
                            'l',
                            's' -> number(directive, flag);
                    case 'f' -> String.format("%06d", time.getNano() / 1000);
                    case 'z' -> zone == null ? "" : IsoText.offset(zone.offset(), "");
                    case 'Z' -> zone == null ? "" : zone.text(evaluation);
                    case 'a' -> date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                    case 'A' -> date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case 'b', 'h' -> date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                    case 'B' -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
                    case 'p' -> time.getHour() < 12 ? "AM" : "PM";
                    case 'P' -> time.getHour() < 12 ? "am" : "pm";
                    case 'c' -> print("%a %b %e %H:%M:%S %Y");
                    case 'x', 'D' -> print("%m/%d/%y");
                    case 'X', 'T' -> print("%H:%M:%S");
                    case 'r' -> print("%I:%M:%S %p");
                    case 'R' -> print("%H:%M");
                    case 'F' -> print("%Y-%m-%d");
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case '%' -> "%";
                    default -> null;
                };
        return text != null && flag == '^' ? text.toUpperCase(Locale.ROOT) : text;
    }

    private String number(char directive, char flag) {
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        int sunday = date.getDayOfWeek().getValue() % 7;
        return switch (directive) {
            case 'Y' -> padded(date.getYear(), 1, ' ', flag);
            case 'C' -> padded(date.getYear() / 100, 1, ' ', flag);
            case 'y' -> padded(date.getYear() % 100, 2, '0', flag);
            case 'G' -> padded(date.get(IsoFields.WEEK_BASED_YEAR), 1, ' ', flag);
            case 'g' -> padded(date.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, '0', flag);
            case 'V' -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, '0', flag);
            case 'm' -> padded(date.getMonthValue(), 2, '0', flag);
            case 'd' -> padded(date.getDayOfMonth(), 2, '0', flag);
            case 'e' -> padded(date.getDayOfMonth(), 2, ' ', flag);
            case 'j' -> padded(date.getDayOfYear(), 3, '0', flag);
            case 'U' -> padded((date.getDayOfYear() + 6 - sunday) / 7, 2, '0', flag);
            case 'W' -> padded((date.getDayOfYear() + 6 - (sunday + 6) % 7) / 7, 2, '0', flag);
            case 'u' -> padded(date.getDayOfWeek().getValue(), 1, '0', flag);
            case 'w' -> padded(sunday, 1, '0', flag);
            case 'H' -> padded(time.getHour(), 2, '0', flag);
            case 'k' -> padded(time.getHour(), 2, ' ', flag);
            case 'I' -> padded(hour, 2, '0', flag);
            case 'l' -> padded(hour, 2, ' ', flag);
            case 'M' -> padded(time.getMinute(), 2, '0', flag);
            case 'S' -> padded(time.getSecond(), 2, '0', flag);
            default -> padded(epochSecond(), 1, '0', flag);
        };
    }

    /** The C library takes the fields for local time, whatever the zone. */
    private long epochSecond() {
        return date.atTime(time)
                .atZone(evaluation.site())
                .withZoneSameInstant(ZoneOffset.UTC)
                .toEpochSecond();
    }

    private static String padded(long number, int width, char filler, char flag) {
        char actual = flag == '_' ? ' ' : flag == '0' ? '0' : filler;
        String text = String.valueOf(number);
        return flag == '-' ? text : Character.toString(actual).repeat(Math.max(0, width - text.length())) + text;
    }
}
