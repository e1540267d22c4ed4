package io.cameleer.web;

import io.cameleer.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * Texts from outside as a page may show them: what is hidden in them is made visible, and what is very long is cut. Escaping
 * is the templates' matter.
 */
public final class Shown {

    /** Letters of a text that a page shows; more would make it unreadable and slow. */
    static final int LONGEST = 20_000;

    private Shown() {}

    /** The text for a page; empty for null. */
    public static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String cut = text.length() <= LONGEST ? text : cut(text);
        return Visible.lines(cut);
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
}
