package io.cameleer.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Texts from outside as a page may show them: what controls a terminal or turns the writing direction is made visible
 * (Unicode's control pictures, or the code in brackets), and what is very long is cut. Escaping is the templates' matter.
 */
public final class Shown {

    /** Letters of a text that a page shows; more would make it unreadable and slow. */
    static final int LONGEST = 20_000;

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;

    private Shown() {}

    /** The text for a page; empty for null. */
    public static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String cut = text.length() <= LONGEST ? text : cut(text);
        StringBuilder shown = new StringBuilder(cut.length());
        cut.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** Any plain value: texts as they are, null as a dash. */
    public static String value(@Nullable Object value) {
        return value == null ? "–" : text(String.valueOf(value));
    }

    /** The beginning and the end: what went wrong is usually said last. */
    private static String cut(String text) {
        int part = LONGEST / 2;
        return text.substring(0, part) + "\n[… " + (text.length() - 2 * part) + " characters left out …]\n"
                + text.substring(text.length() - part);
    }

    private static void append(StringBuilder shown, int point) {
        if (point == '\n' || point == '\t') {
            shown.append((char) point);
        } else if (point == '\r') {
            // Programs for Windows end lines with it; alone it would overwrite a line of a terminal, not of a page.
            return;
        } else if (point < ' ') {
            shown.append((char) (CONTROL_PICTURES + point));
        } else if (point == 0x7f) {
            shown.append((char) PICTURE_OF_DELETE);
        } else if (isHidden(point)) {
            shown.append("[U+")
                    .append(String.format(Locale.ROOT, "%04X", point))
                    .append(']');
        } else {
            shown.appendCodePoint(point);
        }
    }

    /** C1 controls, line separators, marks that turn the direction of writing, and halves of surrogate pairs. */
    private static boolean isHidden(int point) {
        return point >= 0x80 && point < 0xa0
                || point >= 0x2028 && point <= 0x202e
                || point >= 0x2066 && point <= 0x2069
                || point == 0x200e
                || point == 0x200f
                || point == 0x061c
                || point == 0xfeff
                || point >= 0xd800 && point <= 0xdfff;
    }
}
