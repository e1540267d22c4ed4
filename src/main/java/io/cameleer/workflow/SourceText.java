package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.List;

/** The lines of a file, to find the place of a character that lies inside a scalar. */
final class SourceText {

    private final List<String> lines;

    SourceText(String text) {
        lines = List.of(text.split("\r\n|\r|\n", -1));
    }

    /** The place of a character of the whole text. */
    static Position of(String text, int offset) {
        String before = text.substring(0, Math.min(offset, text.length()));
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        int line = (int) before.lines().count() + (lineStart == before.length() ? 1 : 0);
        return new Position(line, before.codePointCount(lineStart, before.length()) + 1);
    }

    /**
     * The place of a character of the scalar's value. Where the value is not written as it reads (escapes, folded lines, an anchor before it), the scalar's own place.
     *
     * @param offset in the scalar's text, in characters (UTF-16) from 0
     */
    Position inside(Scalar scalar, int offset) {
        String value = scalar.text();
        int bounded = Math.max(0, Math.min(offset, value.length()));
        if (scalar.style() == Style.LITERAL) {
            Position within = of(value, bounded);
            return insideBlock(scalar, within);
        }
        Position start = scalar.position();
        String line = line(start.line());
        int from = line.offsetByCodePoints(0, Math.min(start.column() - 1, line.codePointCount(0, line.length())));
        int opening = scalar.style() == Style.QUOTED ? 1 : 0;
        boolean asWritten = line.startsWith(value.substring(0, bounded), from + opening);
        return asWritten
                ? new Position(start.line(), start.column() + opening + value.codePointCount(0, bounded))
                : start;
    }

    /** The place of a line and column of a literal block's value. */
    Position insideBlock(Scalar scalar, Position within) {
        int first = scalar.position().line() + 1;
        int indentation = 0;
        for (int number = first; number <= lines.size(); number++) {
            String line = line(number);
            if (!line.isBlank()) {
                indentation = line.length() - line.stripLeading().length();
                break;
            }
        }
        return new Position(first + within.line() - 1, indentation + within.column());
    }

    private String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
