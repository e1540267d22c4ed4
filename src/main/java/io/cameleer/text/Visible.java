package io.cameleer.text;

import java.util.Locale;

/**
 * Texts from outside as people may be shown them: what steers a terminal or turns the direction of writing, so that a text
 * reads as another, is made visible (Unicode's control pictures, or the code in brackets). Escaping for a page is the page's
 * matter.
 */
public final class Visible {

    private static final int CONTROL_PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final String ENDS_OF_LINES = "[\\p{Cntrl}\\u0085\\u2028\\u2029]+";

    private Visible() {}

    /** A text of lines: their ends and tabulators stay. */
    public static String lines(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /** A text as one line, as for a subject or a cell: controls and ends of lines become a blank. */
    public static String line(String text) {
        return lines(text.replaceAll(ENDS_OF_LINES, " "));
    }

    /** One line of at most so many letters; what was longer ends with three dots. */
    public static String line(String text, int longest) {
        String line = line(text);
        if (line.length() <= longest) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(longest - 1)) ? longest - 1 : longest;
        return line.substring(0, end) + "…";
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
