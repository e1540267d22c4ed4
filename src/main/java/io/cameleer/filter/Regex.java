package io.cameleer.filter;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.cameleer.filter.TermParser.Refused;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Regular expressions of strangers: RE2's, which take time in proportion to the text, and with a bound on the program that
 * they are compiled to, which RE2 writes counted repetitions out in.
 */
final class Regex {

    private static final int LONGEST = 1000;
    private static final long MOST_ATOMS = 2000;

    private final String text;
    private final Deque<Long> groups = new ArrayDeque<>();
    private long last;
    private int at;

    private Regex(String text) {
        this.text = text;
    }

    static Pattern compile(String text, boolean ignoresCase) throws Refused {
        if (text.length() > LONGEST) {
            throw new Refused("the regular expression is longer than " + LONGEST + " characters");
        }
        if (new Regex(text).atoms() > MOST_ATOMS) {
            throw new Refused("the regular expression repeats too much; RE2 would write it out to more than "
                    + MOST_ATOMS + " characters");
        }
        try {
            return Pattern.compile(text, ignoresCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new Refused("'%s' is no regular expression of RE2: %s".formatted(text, e.getDescription()));
        }
    }

    /** How many atoms it has once counted repetitions are written out; capped. */
    private long atoms() {
        groups.push(0L);
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '(' -> groups.push(0L);
                case ')' -> closeGroup();
                case '{' -> repeat();
                case '[' -> bracket();
                case '\\' -> {
                    at++;
                    atom(1);
                }
                default -> atom(1);
            }
        }
        while (groups.size() > 1) {
            closeGroup();
        }
        return groups.element();
    }

    private void atom(long size) {
        last = Math.min(size, MOST_ATOMS + 1);
        groups.push(Math.min(groups.pop() + last, MOST_ATOMS + 1));
    }

    private void closeGroup() {
        if (groups.size() > 1) {
            atom(groups.pop());
        }
    }

    /** {@code {n}} and {@code {n,m}} repeat what stands before; any other brace is a character. */
    private void repeat() {
        int end = text.indexOf('}', at);
        String inside = end < 0 ? "" : text.substring(at, end);
        if (!inside.matches("[0-9]{1,9}(,[0-9]{0,9})?")) {
            atom(1);
            return;
        }
        at = end + 1;
        long most = 1;
        for (String number : inside.split(",")) {
            most = Math.max(most, Long.parseLong(number));
        }
        long repeated = last;
        groups.push(groups.pop() - repeated);
        atom(repeated * most);
    }

    /** A class of characters is one atom; a bracket right at its beginning belongs to it. */
    private void bracket() {
        int end = at;
        if (end < text.length() && text.charAt(end) == '^') {
            end++;
        }
        end++;
        while (end < text.length() && text.charAt(end) != ']') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        at = Math.min(end + 1, text.length());
        atom(1);
    }
}
