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

    /**
     * Controls, line separators, marks that are not seen or turn the direction of writing, and halves of surrogate pairs. The joiners, with
     * which some scripts are written, turn nothing and stay.
     */
    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point != 0x200c && point != 0x200d;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }
}
