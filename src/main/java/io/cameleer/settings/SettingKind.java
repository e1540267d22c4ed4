package io.cameleer.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the value of a setting may be.
 *
 * @param allowed completes the sentence "allowed is …"
 * @param accepts whether a value that is not empty is allowed
 * @param secret whether the value must never be shown
 */
record SettingKind(String allowed, Predicate<String> accepts, boolean secret) {

    private static final Pattern LIMITS =
            Pattern.compile("\\s*[^=,\\s]+\\s*=\\s*\\d{1,6}\\s*(,\\s*[^=,\\s]+\\s*=\\s*\\d{1,6}\\s*)*");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12}) *(B|KiB|MiB|GiB)?");

    static SettingKind text() {
        return new SettingKind("any text", value -> true, false);
    }

    static SettingKind secretText() {
        return new SettingKind("any text", value -> true, true);
    }

    static SettingKind flag() {
        return oneOf("true", "false");
    }

    static SettingKind oneOf(String... values) {
        List<String> allowed = List.of(values);
        return new SettingKind(
                "one of " + String.join(", ", allowed),
                value -> allowed.contains(value.toLowerCase(Locale.ROOT)),
                false);
    }

    static SettingKind integer(int least, int most) {
        return new SettingKind(
                "a whole number from " + least + " to " + most,
                value -> value.matches("\\d{1,9}")
                        && Integer.parseInt(value) >= least
                        && Integer.parseInt(value) <= most,
                false);
    }

    static SettingKind limits() {
        return new SettingKind(
                "function=number or function@site=number, separated by commas, as in http=8,http@lims.example.org=2",
                value -> LIMITS.matcher(value).matches(),
                false);
    }

    static SettingKind size() {
        return new SettingKind(
                "a number of bytes, or one with the unit KiB, MiB or GiB, as in 16 MiB",
                value -> bytes(value).orElse(0) > 0,
                false);
    }

    static SettingKind path() {
        return new SettingKind("a path", SettingKind::isPath, false);
    }

    static SettingKind absoluteLogicalPath() {
        return new SettingKind(
                "a path that begins with / and has no empty, . or .. part",
                value -> value.matches("/|(/[^/\\p{Cntrl}]+)+") && !value.matches(".*/\\.{1,2}(/.*)?"),
                false);
    }

    static SettingKind zone() {
        return new SettingKind("a time zone of the IANA database, as in Europe/Berlin", SettingKind::isZone, false);
    }

    static SettingKind webAddress() {
        return new SettingKind("an address that begins with http:// or https://", SettingKind::isWebAddress, false);
    }

    /** The bytes that a size means, empty where it is none. */
    static OptionalLong bytes(String value) {
        Matcher matcher = SIZE.matcher(value);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        long unit =
                switch (matcher.group(2) == null ? "B" : matcher.group(2)) {
                    case "KiB" -> 1L << 10;
                    case "MiB" -> 1L << 20;
                    case "GiB" -> 1L << 30;
                    default -> 1L;
                };
        try {
            return OptionalLong.of(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit));
        } catch (ArithmeticException tooLarge) {
            return OptionalLong.empty();
        }
    }

    private static boolean isPath(String value) {
        try {
            return !Path.of(value).toString().isEmpty();
        } catch (InvalidPathException invalid) {
            return false;
        }
    }

    private static boolean isZone(String value) {
        try {
            return !ZoneId.of(value).getId().isEmpty();
        } catch (DateTimeException invalid) {
            return false;
        }
    }

    private static boolean isWebAddress(String value) {
        try {
            URI address = URI.create(value);
            String scheme = address.getScheme();
            return ("http".equals(scheme) || "https".equals(scheme)) && address.getHost() != null;
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }
}
