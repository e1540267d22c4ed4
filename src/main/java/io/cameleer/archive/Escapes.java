package io.cameleer.archive;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The escapes that GNU's checksum programs use for names (backslash, line feed, carriage return), and one for tabs. */
final class Escapes {

    private Escapes() {}

    /** Whether GNU's programs would escape this name, and so begin its line with a backslash. */
    static boolean needed(byte[] name) {
        for (byte b : name) {
            if (b == '\\' || b == '\n' || b == '\r') {
                return true;
            }
        }
        return false;
    }

    /** Writes the name on one line; tabs are escaped only where a tab separates columns. */
    static void write(byte[] name, boolean tabs, ByteArrayOutputStream line) {
        for (byte b : name) {
            char letter =
                    switch (b) {
                        case '\\' -> '\\';
                        case '\n' -> 'n';
                        case '\r' -> 'r';
                        case '\t' -> tabs ? 't' : 0;
                        default -> 0;
                    };
            if (letter == 0) {
                line.write(b);
            } else {
                line.write('\\');
                line.write(letter);
            }
        }
    }

    /** Reads what {@link #write} wrote. */
    static byte[] read(byte[] line, int from, int to) throws MalformedLineException {
        byte[] name = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            byte b = line[i];
            if (b == '\\') {
                i++;
                b = i < to ? letter(line[i]) : letter((byte) 0);
            }
            name[length++] = b;
        }
        return Arrays.copyOf(name, length);
    }

    private static byte letter(byte letter) throws MalformedLineException {
        return switch (letter) {
            case '\\' -> '\\';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new MalformedLineException("a backslash is followed by neither \\, n, r nor t");
        };
    }
}
