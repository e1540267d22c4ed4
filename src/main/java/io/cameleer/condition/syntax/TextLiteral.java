package io.cameleer.condition.syntax;

import io.cameleer.condition.grammar.ConditionParser.TextContext;
import io.cameleer.condition.syntax.Expression.Part;
import io.cameleer.condition.syntax.Expression.TextPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Strings as they are written: neighbours are one string, and one formatted neighbour makes the whole formatted. */
final class TextLiteral {

    private final TreeBuilder builder;

    TextLiteral(TreeBuilder builder) {
        this.builder = builder;
    }

    Expression text(TextContext context) {
        List<Part> parts = new ArrayList<>();
        boolean formatted = false;
        for (TerminalNode string : context.STRING()) {
            formatted |= add(parts, string.getText(), builder.place(string.getSymbol()));
        }
        Place place = builder.place(context);
        if (formatted) {
            return new Expression.Formatted(place, parts);
        }
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(((TextPart) part).text()));
        return new Expression.Literal(place, text.toString());
    }

    /** Adds one string's parts; whether it was formatted. */
    private boolean add(List<Part> parts, String token, Place place) {
        int quote = token.indexOf(token.charAt(token.length() - 1));
        String prefix = token.substring(0, quote).toLowerCase(Locale.ROOT);
        boolean raw = prefix.contains("r");
        boolean triple = token.length() >= quote + 6
                && token.startsWith(token.substring(quote, quote + 1).repeat(3), quote);
        int width = triple ? 3 : 1;
        int[] body = token.substring(quote + width, token.length() - width)
                .codePoints()
                .toArray();
        int start = place.start() + quote + width;
        if (prefix.contains("f")) {
            parts.addAll(new FormattedText(builder, body, start, raw).parts());
            return true;
        }
        parts.add(new TextPart(raw ? Escapes.plain(body) : Escapes.decode(builder, body, start)));
        return false;
    }
}
