package io.cameleer.condition.value;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code strptime}, which reads a text by a pattern made of its format, as Python's own does. */
final class DateParser {

    /** No directive may come twice, so no format needs to be longer. */
    private static final int LONGEST = 1_000;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final List<String> WEEKDAYS = weekdays(TextStyle.FULL);
    private static final List<String> SHORT_WEEKDAYS = weekdays(TextStyle.SHORT);
    private static final List<String> MONTHS = months(TextStyle.FULL);
    private static final List<String> SHORT_MONTHS = months(TextStyle.SHORT);
    private static final Map<Character, String> DIRECTIVES = directives();

    private final String format;
    private final ZoneId site;
    private final List<Character> order = new ArrayList<>();

    private DateParser(String format, ZoneId site) {
        this.format = format;
        this.site = site;
    }

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
        directives.put('z', "[+-]\\d\\d:?[0-5]\\d(?::?[0-5]\\d(?:\\.\\d{1,6})?)?|(?-i:Z)");
        directives.put('p', "am|pm");
        directives.put('A', longestFirst(WEEKDAYS.stream()));
        directives.put('a', longestFirst(SHORT_WEEKDAYS.stream()));
        directives.put('B', longestFirst(MONTHS.stream()));
        directives.put('b', longestFirst(SHORT_MONTHS.stream()));
        return directives;
    }

    private static List<String> weekdays(TextStyle style) {
        return Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> months(TextStyle style) {
        return Stream.of(Month.values())
                .map(month -> month.getDisplayName(style, Locale.ENGLISH).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String longestFirst(Stream<String> names) {
        return names.sorted((first, second) -> second.length() - first.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    static DateTimeValue parse(Evaluation evaluation, String text, String format) {
        if (format.length() > LONGEST) {
            throw PythonError.value("a format of more than " + LONGEST + " characters");
        }
        evaluation.charge(100 + format.length() + text.length());
        return new DateParser(format, evaluation.site()).read(text);
    }

    private DateTimeValue read(String text) {
        String pattern = pattern(format);
        requireEachOnce();
        Matcher matcher = Pattern.compile(pattern, FLAGS).matcher(text);
        if (!matcher.lookingAt()) {
            throw PythonError.value("time data " + TextRepr.of(text) + " does not match format " + TextRepr.of(format));
        }
        if (matcher.end() != text.length()) {
            throw PythonError.value("unconverted data remains: " + text.substring(matcher.end()));
        }
        ParsedDate parsed = new ParsedDate();
        for (int i = 0; i < order.size(); i++) {
            read(parsed, order.get(i), matcher.group(i + 1));
        }
        return parsed.value();
    }

    /** Python makes a named group of each directive, and its names must differ. */
    private void requireEachOnce() {
        Set<Character> seen = new HashSet<>();
        for (char directive : order) {
            if (!seen.add(directive)) {
                throw new PythonError(
                        "re.error", "the directive '%" + directive + "' comes twice in format " + TextRepr.of(format));
            }
        }
    }

    private static void read(ParsedDate parsed, char directive, String found) {
        String text = found.toLowerCase(Locale.ROOT);
        switch (directive) {
            case 'A' -> parsed.number('a', WEEKDAYS.indexOf(text));
            case 'a' -> parsed.number('a', SHORT_WEEKDAYS.indexOf(text));
            case 'B' -> parsed.number('m', MONTHS.indexOf(text) + 1);
            case 'b' -> parsed.number('m', SHORT_MONTHS.indexOf(text) + 1);
            case 'p' -> parsed.afternoon(text.equals("pm"));
            case 'f' -> parsed.number('f', IsoReader.microseconds(text));
            case 'z' -> parsed.offset(text);
            case 'Z' -> parsed.zoneName(found);
            default -> parsed.number(directive, Integer.parseInt(text.strip()));
        }
    }

    private String pattern(String part) {
        StringBuilder pattern = new StringBuilder();
        int next = 0;
        while (next < part.length()) {
            char character = part.charAt(next++);
            if (Characters.isSpace(character)) {
                while (next < part.length() && Characters.isSpace(part.charAt(next))) {
                    next++;
                }
                pattern.append("[\\s\\x1c-\\x1f]+");
            } else if (character != '%') {
                pattern.append(Pattern.quote(String.valueOf(character)));
            } else if (next == part.length()) {
                throw PythonError.value("stray % in format " + TextRepr.of(format));
            } else {
                pattern.append(directive(part.charAt(next++)));
            }
        }
        return pattern.toString();
    }

    private String directive(char directive) {
        switch (directive) {
            case '%':
                return "%";
            case 'c':
                return pattern("%a %b %d %H:%M:%S %Y");
            case 'x':
                return pattern("%m/%d/%y");
            case 'X':
                return pattern("%H:%M:%S");
            default:
        }
        String pattern = directive == 'Z' ? zoneNames() : DIRECTIVES.get(directive);
        if (pattern == null) {
            throw PythonError.value("'" + directive + "' is a bad directive in format " + TextRepr.of(format));
        }
        order.add(directive);
        return "(" + pattern + ")";
    }

    /** Python reads the names of UTC and of the site's zone. */
    private String zoneNames() {
        TimeZone zone = TimeZone.getTimeZone(site);
        Set<String> names = new TreeSet<>(List.of("utc", "gmt"));
        for (boolean daylight : new boolean[] {false, true}) {
            names.add(zone.getDisplayName(daylight, TimeZone.SHORT, Locale.ROOT).toLowerCase(Locale.ROOT));
        }
        return longestFirst(names.stream());
    }
}
