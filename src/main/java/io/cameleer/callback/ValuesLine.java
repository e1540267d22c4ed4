package io.cameleer.callback;

import io.cameleer.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first line {@code __VALUES__ = <JSON>} in a program's output, however long the output is. Not safe for use by
 * several threads.
 */
final class ValuesLine {

    /** Bytes of JSON that a program may report. */
    static final int LONGEST = 1024 * 1024;

    private static final byte[] START = "__VALUES__ = ".getBytes(StandardCharsets.US_ASCII);

    private enum Place {
        START_OF_LINE,
        ELSEWHERE,
        VALUES,
        FOUND,
        TOO_LONG
    }

    private final ByteArrayOutputStream values = new ByteArrayOutputStream(0);
    private Place place = Place.START_OF_LINE;
    private int matched;

    void add(byte[] bytes) {
        for (byte b : bytes) {
            if (place == Place.FOUND || place == Place.TOO_LONG) {
                return;
            }
            next(b);
        }
    }

    /** Bytes came that are not known: the line that is read just now cannot be told from others. */
    void skip() {
        if (place == Place.START_OF_LINE || place == Place.VALUES) {
            place = place == Place.VALUES ? Place.TOO_LONG : Place.ELSEWHERE;
        }
    }

    private void next(byte b) {
        if (b == '\n') {
            place = place == Place.VALUES ? Place.FOUND : Place.START_OF_LINE;
            matched = 0;
        } else if (place == Place.VALUES) {
            values.write(b);
            place = values.size() > LONGEST ? Place.TOO_LONG : Place.VALUES;
        } else if (place == Place.START_OF_LINE) {
            place = b == START[matched] ? Place.START_OF_LINE : Place.ELSEWHERE;
            if (place == Place.START_OF_LINE && ++matched == START.length) {
                place = Place.VALUES;
            }
        }
    }

    /** What the program reported; null where it reported nothing, or nothing that can be read. */
    @Nullable
    Object value() {
        try {
            return found() ? Json.read(values.toString(StandardCharsets.UTF_8)) : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /** Why what the program reported cannot be read. */
    Optional<String> problem() {
        if (place == Place.TOO_LONG) {
            return Optional.of("the line __VALUES__ is longer than %d bytes".formatted(LONGEST));
        }
        if (!found()) {
            return Optional.empty();
        }
        try {
            Json.read(values.toString(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.of("the line __VALUES__ is not JSON"
                    + String.valueOf(unreadable.getMessage()).replaceFirst("^Not valid JSON", ""));
        }
    }

    private boolean found() {
        return place == Place.FOUND || place == Place.VALUES;
    }
}
