package io.cameleer.callback;

import java.util.List;
import java.util.stream.Collectors;

/** Python's {@code textwrap.dedent}: what all lines begin with is not part of the text. */
final class Dedent {

    private Dedent() {}

    /** The text without the blanks that every line that is not blank begins with; blank lines become empty. */
    static String dedent(String text) {
        List<String> lines = text.lines().toList();
        String margin = lines.stream()
                .filter(line -> !line.isBlank())
                .map(Dedent::indent)
                .reduce(Dedent::commonStart)
                .orElse("");
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(margin.length()))
                .collect(Collectors.joining("\n"));
    }

    private static String indent(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }

    private static String commonStart(String one, String other) {
        int end = 0;
        while (end < one.length() && end < other.length() && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }
}
