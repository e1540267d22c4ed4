package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.List;
import java.util.function.UnaryOperator;

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
     * The place in the file of a place in the scalar's value. Where the value is not written as it reads (escapes, folded lines, an anchor before it), the scalar's own
     * place.
     */
    Position inside(Scalar scalar, Position within) {
        if (scalar.style() == Style.LITERAL) {
            return block(scalar).apply(within);
        }
        Position start = scalar.position();
        int offset = within.column() - 1;
        String value = scalar.text();
        if (within.line() != 1 || offset < 0 || offset > value.codePointCount(0, value.length())) {
            return start;
        }
        String line = line(start.line());
        int from = line.offsetByCodePoints(0, Math.min(start.column() - 1, line.codePointCount(0, line.length())));
        boolean quote = line.startsWith("'", from) || line.startsWith("\"", from);
        int opening = scalar.style() == Style.QUOTED && quote ? 1 : 0;
        String before = value.substring(0, value.offsetByCodePoints(0, offset));
        boolean asWritten = line.startsWith(before, from + opening);
        return asWritten ? new Position(start.line(), start.column() + opening + offset) : start;
    }

    /** Gives the place in the file of a place in a literal block's value. */
    UnaryOperator<Position> block(Scalar scalar) {
        int first = scalar.position().line() + 1;
        int content = first;
        while (content < lines.size() && line(content).isBlank()) {
            content++;
        }
        String line = line(content);
        int indentation = line.length() - line.stripLeading().length();
        return within -> new Position(first + within.line() - 1, indentation + within.column());
    }

    private String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
