package io.cameleer.condition.value;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code strptime}, which reads a text by a pattern made of its format, as Python's own does. */
final class DateParser {

    /** No directive may come twice, so no format needs to be longer. */
    private static final int LONGEST = 1_000;

    private static final Map<Character, String> DIRECTIVES = directives();

    private final Map<Character, String> fields = new HashMap<>();

    private DateParser() {}

    private static Map<Character, String> directives() {
        Map<Character, String> directives = new HashMap<>();
        directives.put('d', "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]");
        directives.put('f', "[0-9]{1,6}");
        directives.put('H', "2[0-3]|[0-1]\\d|\\d");
        directives.put('I', "1[0-2]|0[1-9]|[1-9]");
        directives.put('G', "\\d\\d\\d\\d");
        directives.put('j', "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]");
        directives.put('m', "1[0-2]|0[1-9]|[1-9]");
        directives.put('M', "[0-5]\\d|\\d");
        directives.put('S', "6[0-1]|[0-5]\\d|\\d");
        directives.put('U', "5[0-3]|[0-4]\\d|\\d");
        directives.put('W', "5[0-3]|[0-4]\\d|\\d");
        directives.put('w', "[0-6]");
        directives.put('u', "[1-7]");
        directives.put('V', "5[0-3]|0[1-9]|[1-4]\\d|\\d");
        directives.put('y', "\\d\\d");
        directives.put('Y', "\\d\\d\\d\\d");
        directives.put('z', "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|Z");
        directives.put('Z', "utc|gmt");
        directives.put('p', "am|pm");
        directives.put('A', weekdays(TextStyle.FULL));
        directives.put('a', weekdays(TextStyle.SHORT));
        directives.put('B', months(TextStyle.FULL));
        directives.put('b', months(TextStyle.SHORT));
        return directives;
    }

    private static String weekdays(TextStyle style) {
        List<String> names = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.add(day.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT));
        }
        return String.join("|", names);
    }

    private static String months(TextStyle style) {
        List<String> names = new ArrayList<>();
        for (Month month : Month.values()) {
            names.add(month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT));
        }
        return String.join("|", names);
    }

    static DateTimeValue parse(Evaluation evaluation, String text, String format) {
        if (format.length() > LONGEST) {
            throw PythonError.value("a format of more than " + LONGEST + " characters");
        }
        evaluation.charge(100 + format.length() + text.length());
        return new DateParser().read(text, format);
    }

    private DateTimeValue read(String text, String format) {
        List<Character> order = new ArrayList<>();
        Pattern pattern =
                Pattern.compile(pattern(format, format, order), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        Matcher matcher = pattern.matcher(Digits.ascii(text));
        if (!matcher.lookingAt()) {
            throw PythonError.value("time data " + TextRepr.of(text) + " does not match format " + TextRepr.of(format));
        }
        if (matcher.end() != text.length()) {
            throw PythonError.value("unconverted data remains: " + text.substring(matcher.end()));
        }
        for (int i = 0; i < order.size(); i++) {
            fields.put(order.get(i), matcher.group(i + 1).toLowerCase(Locale.ROOT));
        }
        return new DateTimeValue(LocalDateTime.of(date(), time()), zone());
    }

    private static String pattern(String whole, String format, List<Character> order) {
        StringBuilder pattern = new StringBuilder();
        int next = 0;
        while (next < format.length()) {
            char character = format.charAt(next++);
            if (Characters.isSpace(character)) {
                while (next < format.length() && Characters.isSpace(format.charAt(next))) {
                    next++;
                }
                pattern.append("\\s+");
            } else if (character != '%') {
                pattern.append(Pattern.quote(String.valueOf(character)));
            } else if (next == format.length()) {
                throw PythonError.value("stray % in format " + TextRepr.of(whole));
            } else {
                pattern.append(directive(whole, format.charAt(next++), order));
            }
        }
        return pattern.toString();
    }

    private static String directive(String whole, char directive, List<Character> order) {
        switch (directive) {
            case '%':
                return "%";
            case 'c':
                return pattern(whole, "%a %b %d %H:%M:%S %Y", order);
            case 'x':
                return pattern(whole, "%m/%d/%y", order);
            case 'X':
                return pattern(whole, "%H:%M:%S", order);
            default:
        }
        String pattern = DIRECTIVES.get(directive);
        if (pattern == null) {
            throw PythonError.value("'" + directive + "' is a bad directive in format " + TextRepr.of(whole));
        }
        if (order.contains(directive)) {
            throw PythonError.value("the directive '%" + directive + "' comes twice in format " + TextRepr.of(whole));
        }
        order.add(directive);
        return "(" + pattern + ")";
    }

    private int number(char directive, int otherwise) {
        String digits = fields.get(directive);
        return digits == null ? otherwise : Integer.parseInt(digits.strip());
    }

    private int index(char directive, int otherwise) {
        String name = fields.get(directive);
        String names = DIRECTIVES.getOrDefault(directive, "");
        return name == null ? otherwise : List.of(names.split("\\|")).indexOf(name);
    }

    private LocalTime time() {
        int hour = number('H', 0);
        if (fields.containsKey('I')) {
            hour = number('I', 0) % 12 + ("pm".equals(fields.get('p')) ? 12 : 0);
        }
        return Calendar.time(hour, number('M', 0), number('S', 0), IsoReader.microseconds(fields.get('f')));
    }

    private LocalDate date() {
        requireWeekParts();
        int weekday = weekday();
        if (fields.containsKey('G') && fields.containsKey('V')) {
            return Calendar.ofWeek(number('G', 0), number('V', 0), weekday + 1);
        }
        boolean dated = fields.containsKey('Y') || fields.containsKey('y');
        int year = year();
        boolean weeks = fields.containsKey('U') || fields.containsKey('W');
        if (fields.containsKey('j')) {
            return Calendar.within(LocalDate.of(year, 1, 1).plusDays(number('j', 1) - 1L));
        }
        if (dated && weeks && weekday >= 0) {
            return ofWeek(year, weekday);
        }
        int month = index('B', index('b', number('m', 1) - 1)) + 1;
        return Calendar.date(year, month, number('d', 1));
    }

    private void requireWeekParts() {
        boolean weekday = weekday() >= 0;
        if (fields.containsKey('G') != fields.containsKey('V') || (fields.containsKey('G') && !weekday)) {
            throw PythonError.value(
                    "ISO year directive '%G' and ISO week directive '%V' need each other and a weekday");
        }
        if (fields.containsKey('j') && fields.containsKey('G')) {
            throw PythonError.value("Day of the year directive '%j' is not compatible with ISO year directive '%G'");
        }
    }

    /** The year; two digits from 69 on are of the last century. */
    private int year() {
        if (fields.containsKey('y')) {
            int digits = number('y', 0);
            return digits <= 68 ? 2000 + digits : 1900 + digits;
        }
        return number('Y', 1900);
    }

    /** From 0 for Monday; −1 where none is given. */
    private int weekday() {
        int named = index('A', index('a', -1));
        if (fields.containsKey('w')) {
            return (number('w', 0) + 6) % 7;
        }
        return fields.containsKey('u') ? number('u', 1) - 1 : named;
    }

    /** The day of a week counted from the first Sunday or Monday of the year. */
    private LocalDate ofWeek(int year, int weekday) {
        boolean sunday = fields.containsKey('U');
        LocalDate first = LocalDate.of(year, 1, 1)
                .with(TemporalAdjusters.nextOrSame(sunday ? DayOfWeek.SUNDAY : DayOfWeek.MONDAY));
        int day = sunday ? (weekday + 1) % 7 : weekday;
        return Calendar.within(
                first.plusWeeks(number(sunday ? 'U' : 'W', 0) - 1L).plusDays(day));
    }

    private @Nullable ZoneValue zone() {
        String offset = fields.get('z');
        if (offset == null) {
            return null;
        }
        return IsoReader.zone(offset.equals("z") ? "Z" : offset);
    }
}
