package io.cameleer.condition;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the literals and words of generated expressions. */
final class GeneratedWords {

    private static final List<String> INTEGERS = List.of(
            "0",
            "1",
            "2",
            "10",
            "42",
            "100",
            "255",
            "1_000",
            "0xff",
            "0XAb_c",
            "0o17",
            "0b1011",
            "00",
            "65536",
            "2147483647",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "123456789012345678901234567890",
            "18_446_744_073_709_551_616");

    private static final List<String> FLOATS = List.of(
            "0.0",
            "0.5",
            "1.5",
            "2.5",
            "-0.5",
            ".25",
            "5.",
            "1e3",
            "1E-7",
            "2e23",
            "1e16",
            "123456789.125",
            "0.1",
            "1_0.2_5",
            "1e308",
            "5e-324",
            "3.14159",
            "1e22",
            "100.0",
            "0.30000000000000004",
            "2.675",
            "1e-5",
            "1.0");

    private static final String SPACES = " \t\u00a0";
    private static final String LETTERS = "abcxyzABC019_ ,.-e" + SPACES + "äßÉσ😀ǆ½²";

    private static final List<String> ESCAPES = List.of(
            "\\n",
            "\\t",
            "\\\\",
            "\\'",
            "\\\"",
            "\\x41",
            "\\xe9",
            "\\u00df",
            "\\U0001F600",
            "\\101",
            "\\0",
            "\\d",
            "\\r\\n",
            "\\N{BULLET}",
            "\\N{LATIN SMALL LETTER A}");

    private static final List<String> DATE_DIRECTIVES = List.of(
            "%Y",
            "%m", "%d", "%H", "%M", "%S", "%f", "%j", "%y", "%b", "%B", "%a", "%A", "%p", "%I", "%z", "%Z", "%%", "%w",
            "%u", "%U", "%W", "%V", "%G", "%F", "%T", "%e", "%c", "%x", "%X", "%-d", "%D", "%R", "%C", "%h");

    private final Random random;

    GeneratedWords(Random random) {
        this.random = random;
    }

    private String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String of(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String between(int least, int most) {
        return String.valueOf(least + random.nextInt(most - least + 1));
    }

    String word(String name) {
        return switch (name) {
            case "int" -> random.nextInt(3) == 0 ? of(INTEGERS) : between(0, 30);
            case "small" -> between(0, 9);
            case "digit" -> between(1, 9);
            case "nonzero" -> of("1", "2", "3", "7", "-1", "-2", "-3");
            case "bit" -> between(0, 1);
            case "width" -> between(0, 14);
            case "base" -> of("10", "16", "36", "2", "8", "0", "1");
            case "digits" -> of("7", "12", "101", "2535", "0017", "1f", "123456", "9");
            case "float" -> random.nextInt(3) == 0 ? String.valueOf(random.nextDouble() * 1000) : of(FLOATS);
            case "special" -> of("nan", "inf", "-inf", "Infinity", " 1.5 ", "1_0.5", "abc", "1e400", "-0", "+.5");
            case "str" -> string();
            case "char" -> of("a", "b", "c", "x", ",", " ", "-", "e", "1", "_", "é");
            case "codepoint" -> of("65", "97", "233", "8364", "128512", "48", "10", "1114112", "-1");
            case "word" -> of("a", "b", "c", "x", "ok", "Abc", "foo_1", "n");
            case "name" -> of("nope", "experment", "X");
            case "cmp" -> of("<", "<=", ">", ">=", "==", "!=");
            case "eq" -> of("==", "!=", "is not", "not in", "in");
            default ->
                name.endsWith("spec") || name.endsWith("percent") || name.equals("percentflags")
                        ? layout(name)
                        : names(name);
        };
    }

    private String names(String name) {
        return switch (name) {
            case "key" -> of("test", "score", "name", "empty", "nothing", "flag", "zero", "names", "nested", "absent");
            case "intkey" -> of("test", "zero", "negative", "big");
            case "strkey" -> of("name", "empty", "blank", "date", "text", "csv");
            case "boolkey" -> of("flag", "off");
            case "label" -> of("qa", "convert", "segment");
            case "result" -> of("success", "failed", "none", "Success");
            case "attribute" -> of("label", "state", "subject", "labl");
            case "class" ->
                of(
                        "int",
                        "float",
                        "str",
                        "bool",
                        "list",
                        "tuple",
                        "dict",
                        "set",
                        "frozenset",
                        "range",
                        "datetime.date",
                        "datetime.datetime",
                        "datetime.time",
                        "datetime.timedelta",
                        "type(None)");
            case "istest" ->
                of(
                        "isalpha",
                        "isdigit",
                        "isdecimal",
                        "isnumeric",
                        "isalnum",
                        "isspace",
                        "isupper",
                        "islower",
                        "istitle",
                        "isascii",
                        "isidentifier",
                        "isprintable");
            case "strmethod" -> of("upper", "lower", "title", "strip", "swapcase", "capitalize", "casefold");
            case "method" ->
                of(
                        "upper",
                        "keys",
                        "items",
                        "values",
                        "copy",
                        "split",
                        "isoformat",
                        "date",
                        "total_seconds",
                        "strip",
                        "bit_length",
                        "is_integer",
                        "title",
                        "weekday");
            default -> moments(name);
        };
    }

    private String moments(String name) {
        return switch (name) {
            case "year" -> between(1980, 2037);
            case "month" -> random.nextInt(60) == 0 ? "13" : between(1, 12);
            case "day" -> random.nextInt(20) == 0 ? "31" : between(1, 28);
            case "hour" -> random.nextInt(60) == 0 ? "24" : between(10, 23);
            case "minute" -> between(10, 59);
            case "micro" -> of("0", "1", "500000", "999999", "123000", "42");
            case "seconds" -> between(400_000_000, 2_000_000_000);
            case "datepart" -> of("year", "month", "day");
            case "timepart" -> of("hour", "minute", "second", "microsecond");
            case "isopart" -> of("year", "week", "weekday");
            case "deltapart" -> of("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks");
            case "limit" -> of("min", "max", "resolution");
            case "timespec" ->
                of("'auto'", "'hours'", "'minutes'", "'seconds'", "'milliseconds'", "'microseconds'", "'x'");
            case "isodate" ->
                of(
                        "2020-05-17",
                        "20200517",
                        "2020-W20-7",
                        "2020W20",
                        "2020-13-01",
                        "2020-5-17",
                        "2019-02-29",
                        "2020-W54-1");
            case "isostamp" ->
                of(
                        "2020-05-17T12:30:15+0200",
                        "2020-05-17T12:30:15Z",
                        "2020-05-17 12:30",
                        "2020-05-17T12:30:15.123456-05:30",
                        "20200517T123015,5",
                        "2020-05-17T12",
                        "2020-05-17T25:00:00",
                        "2020-05-17T12:30:15+00:00:30",
                        "17.5.2020");
            case "datefmt" -> dateFormat();
            default -> throw new IllegalArgumentException("no such word: " + name);
        };
    }

    private String dateFormat() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(unused -> of(DATE_DIRECTIVES))
                .collect(Collectors.joining(of("-", " ", "/", "", " at ")));
    }

    /** A format specification, or a conversion of the percent operator. */
    private String layout(String name) {
        String width = random.nextInt(3) == 0 ? "" : between(1, 12);
        String precision = random.nextInt(2) == 0 ? "" : "." + between(0, 9);
        String flags = of("", "", "", "-", "+", "0", " ", "#", "-+", "#0");
        String align = of("", "", "", "<", ">", "^", "*<", "_^", "x>", "é^");
        String sign = of("", "", "+", "-", " ");
        String shape = of("", "", "#", "0", "z");
        String grouping = of("", "", ",", "_");
        return switch (name) {
            case "percentflags" -> flags + width;
            case "intpercent" ->
                "%" + flags + width + of("", "", precision) + of("d", "d", "i", "x", "X", "o", "s", "r");
            case "floatpercent" -> "%" + flags + width + precision + of("f", "f", "e", "E", "g", "G", "F", "s", "d");
            case "strpercent" -> "%" + of("", "-") + width + of("", precision) + of("s", "r", "a");
            case "strspec" -> align + of("", "", "0") + width + of("", precision) + of("", "", "s");
            case "intspec" ->
                of("", align, "=", "*=")
                        + sign
                        + of("", "", "#", "0", "#0")
                        + width
                        + grouping
                        + of("", "d", "d", "b", "o", "x", "X", "n", "c", "e", "f", "%", "g");
            case "floatspec" ->
                of("", align, "=", "0=")
                        + sign
                        + of("", "", shape)
                        + width
                        + grouping
                        + precision
                        + of("", "f", "e", "g", "E", "G", "%", "n", "F");
            default -> align + sign + shape + width + grouping + precision + of("", "d", "f", "s", "x", "g", "q", "%");
        };
    }

    private String string() {
        if (random.nextInt(3) == 0) {
            return "'" + of("a", "abc", "Hello World", "12", "x=1;y=2", "exp_0042", "a,b,c", "", " b ", "2020-05-17")
                    + "'";
        }
        String quote = of("'", "'", "\"", "'''", "\"\"\"");
        String prefix = of("", "", "", "r", "u", "R", "U");
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            int letter = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
            body.append(
                    random.nextInt(6) == 0
                            ? of(ESCAPES)
                            : Character.toString(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, letter))));
        }
        return prefix + quote + body + quote;
    }
}
