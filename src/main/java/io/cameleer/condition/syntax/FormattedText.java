package io.cameleer.condition.syntax;

import io.cameleer.condition.syntax.Expression.Field;
import io.cameleer.condition.syntax.Expression.Formatted;
import io.cameleer.condition.syntax.Expression.Part;
import io.cameleer.condition.syntax.Expression.TextPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits a formatted string into its text and its replacement fields. */
final class FormattedText {

    /** Python allows fields in a format specification, and none within those. */
    private static final int LEVELS = 2;

    private final TreeBuilder builder;
    private final int[] body;
    private final int start;
    private final boolean raw;
    private int next;

    FormattedText(TreeBuilder builder, int[] body, int start, boolean raw) {
        this.builder = builder;
        this.body = body;
        this.start = start;
        this.raw = raw;
    }

    List<Part> parts() {
        return parts(1);
    }

    /** The parts up to the end or, within a field, up to its closing brace. */
    private List<Part> parts(int level) {
        List<Part> parts = new ArrayList<>();
        int from = next;
        while (next < body.length && (level == 1 || body[next] != '}')) {
            int character = body[next];
            if (character == '\\' && !raw && isNamedCharacter()) {
                skipName();
            } else if (character == '{' && !isDoubled(level)) {
                addText(parts, from, next);
                next++;
                field(parts, level);
                from = next;
            } else if (character == '{' || character == '}') {
                if (!isDoubled(level)) {
                    fault(next, next + 1, "a single '}' is not allowed: write '}}'");
                    next = body.length;
                    return parts;
                }
                addText(parts, from, next + 1);
                next += 2;
                from = next;
            } else {
                next += character == '\\' && !raw && next + 1 < body.length && !isBrace(body[next + 1]) ? 2 : 1;
            }
        }
        addText(parts, from, next);
        return parts;
    }

    private static boolean isBrace(int character) {
        return character == '{' || character == '}';
    }

    private boolean isDoubled(int level) {
        return level == 1 && next + 1 < body.length && body[next + 1] == body[next];
    }

    private boolean isNamedCharacter() {
        return next + 2 < body.length && body[next + 1] == 'N' && body[next + 2] == '{';
    }

    private void skipName() {
        while (next < body.length && body[next] != '}') {
            next++;
        }
        next = Math.min(next + 1, body.length);
    }

    private void addText(List<Part> parts, int from, int to) {
        if (from < to) {
            int[] text = Arrays.copyOfRange(body, from, to);
            parts.add(new TextPart(raw ? Escapes.plain(text) : Escapes.decode(builder, text, start + from)));
        }
    }

    private void field(List<Part> parts, int level) {
        int from = next;
        if (level > LEVELS) {
            fault(from - 1, from, "format specifications are nested too deeply");
            next = body.length;
            return;
        }
        next = FieldEnd.find(body, from);
        Expression value = expression(from, next);
        boolean described = next < body.length && body[next] == '=';
        if (described) {
            next++;
            while (next < body.length && Character.isWhitespace(body[next])) {
                next++;
            }
            parts.add(new TextPart(new String(body, from, next - from)));
        }
        char conversion = conversion();
        @Nullable Formatted specification = null;
        if (next < body.length && body[next] == ':') {
            int specificationStart = ++next;
            List<Part> specified = parts(level + 1);
            specification = new Formatted(new Place(start + specificationStart, start + next), specified);
        }
        if (next >= body.length || body[next] != '}') {
            fault(from - 1, next, "a field of a formatted string is not closed by '}'");
            next = body.length;
            return;
        }
        next++;
        boolean shownAsLiteral = described && conversion == 0 && specification == null;
        parts.add(new Field(value, shownAsLiteral ? 'r' : conversion, specification));
    }

    private char conversion() {
        if (next >= body.length || body[next] != '!') {
            return 0;
        }
        int conversion = next + 1 < body.length ? body[next + 1] : 0;
        if (conversion != 's' && conversion != 'r' && conversion != 'a') {
            fault(next, next + 1, "a conversion is one of !s, !r and !a");
        }
        next = Math.min(next + 2, body.length);
        return (char) conversion;
    }

    private Expression expression(int from, int to) {
        String text = new String(body, from, to - from);
        try {
            if (!text.isBlank()) {
                return ConditionSyntax.readReplacement(text, start + from);
            }
            fault(from - 1, to, "an expression is missing in this field of a formatted string");
        } catch (SyntaxFault fault) {
            builder.addAll(fault);
        }
        return new Expression.Literal(new Place(start + from, start + to), "");
    }

    private void fault(int from, int to, String message) {
        builder.fault(new Place(start + from, start + to), message);
    }
}
