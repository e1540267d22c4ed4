package io.cameleer.callback;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of Python's {@code str.format} that mail texts use: {@code {name}}, {@code {name[key]}} and doubled braces. It is
 * done in one pass: braces within what was filled in are text.
 */
final class PythonFormat {

    private static final Pattern PIECE =
            Pattern.compile("\\{\\{|}}|\\{(?<name>[^{}\\[\\]!:.]*)(\\[(?<key>[^{}\\[\\]]+)])?}"
                    + "|(?<conversion>\\{[^{}]*[!:.][^{}]*})|(?<bad>[{}])");

    private final Map<String, ?> fields;

    /**
     * @param fields a field that is a map is read as {@code {field[key]}}
     */
    PythonFormat(Map<String, ?> fields) {
        this.fields = fields;
    }

    /**
     * The text with its fields filled in.
     *
     * @param where names the text in the reason
     * @throws CallbackFailure where a field is not known, or a brace stands alone
     */
    String fill(String where, String text) {
        return fill(where, text, UnaryOperator.identity());
    }

    /** The same, with {@code escape} applied to what is filled in. */
    String fill(String where, String text, UnaryOperator<String> escape) {
        Matcher piece = PIECE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (piece.find()) {
            boolean brace = piece.group().equals("{{") || piece.group().equals("}}");
            String value = value(where, piece);
            piece.appendReplacement(filled, Matcher.quoteReplacement(brace ? value : escape.apply(value)));
        }
        return piece.appendTail(filled).toString();
    }

    private String value(String where, Matcher piece) {
        if (piece.group("conversion") != null) {
            throw new CallbackFailure(
                    "%s: %s: conversions (!r) and formats (:>10) are not known here; write the plain field"
                            .formatted(where, piece.group()));
        }
        if (piece.group("bad") != null) {
            throw new CallbackFailure(
                    "%s: the brace at character %d belongs to no field; write {{ or }} for a brace itself"
                            .formatted(where, piece.start() + 1));
        }
        String name = piece.group("name");
        if (name == null) {
            return piece.group().substring(1);
        }
        String key = piece.group("key");
        Object value = fields.get(name);
        if (!fields.containsKey(name) || (key == null) == (value instanceof Map)) {
            throw unknown(where, piece.group());
        }
        return PythonText.str(key == null ? value : member(where, piece.group(), (Map<?, ?>) value, key));
    }

    private @Nullable Object member(String where, String field, @Nullable Map<?, ?> values, String key) {
        if (values == null || !values.containsKey(key)) {
            throw unknown(where, field);
        }
        return values.get(key);
    }

    private CallbackFailure unknown(String where, String field) {
        StringBuilder known = new StringBuilder();
        for (String name : new TreeSet<>(fields.keySet())) {
            known.append(known.isEmpty() ? "" : ", ").append('{').append(name);
            known.append(fields.get(name) instanceof Map ? "[…]}" : "}");
        }
        return new CallbackFailure("%s: there is no %s; known are %s".formatted(where, field, known));
    }
}
