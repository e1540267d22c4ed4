package io.cameleer.condition.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code str.format}. A field may look up keys and indexes of its value, and no attributes: the text of a format may come
 * from anywhere, and attributes are for the condition's own text alone.
 */
final class TextFormat {

    private final Evaluation evaluation;
    private final List<Object> values;
    private final Object named;
    private int automatic;
    private boolean numbered;

    private TextFormat(Evaluation evaluation, List<Object> values, Object named) {
        this.evaluation = evaluation;
        this.values = values;
        this.named = named;
    }

    static String format(Evaluation evaluation, String format, List<Object> values, Keywords named) {
        DictValue.Builder dict = new DictValue.Builder();
        for (int i = 0; i < named.names().size(); i++) {
            dict.put(named.names().get(i), named.values().get(i));
        }
        return new TextFormat(evaluation, values, dict.build()).format(format, 2);
    }

    static String format(Evaluation evaluation, String format, Object mapping) {
        return new TextFormat(evaluation, List.of(), mapping).format(format, 2);
    }

    private String format(String format, int levels) {
        if (levels == 0) {
            throw PythonError.value("Max string recursion exceeded");
        }
        StringBuilder text = new StringBuilder();
        int next = 0;
        while (next < format.length()) {
            char character = format.charAt(next);
            boolean doubled = next + 1 < format.length() && format.charAt(next + 1) == character;
            if ((character == '{' || character == '}') && doubled) {
                text.append(character);
                next += 2;
            } else if (character == '}') {
                throw PythonError.value("Single '}' encountered in format string");
            } else if (character == '{') {
                int end = fieldEnd(format, next + 1);
                text.append(field(format.substring(next + 1, end), levels));
                next = end + 1;
            } else {
                text.append(character);
                next++;
            }
            evaluation.grow(text.length());
        }
        return text.toString();
    }

    private static int fieldEnd(String format, int start) {
        if (start == format.length()) {
            throw PythonError.value("Single '{' encountered in format string");
        }
        int depth = 1;
        for (int i = start; i < format.length(); i++) {
            depth += format.charAt(i) == '{' ? 1 : format.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw PythonError.value("expected '}' before end of string");
    }

    private String field(String field, int levels) {
        int end = 0;
        boolean bracketed = false;
        while (end < field.length() && (bracketed || (field.charAt(end) != '!' && field.charAt(end) != ':'))) {
            bracketed = field.charAt(end) == '[' || (bracketed && field.charAt(end) != ']');
            end++;
        }
        Object value = lookUp(field.substring(0, end));
        char conversion = 0;
        if (end < field.length() && field.charAt(end) == '!') {
            if (end + 1 >= field.length()) {
                throw PythonError.value("end of string while looking for conversion specifier");
            }
            conversion = field.charAt(end + 1);
            end += 2;
            if (end < field.length() && field.charAt(end) != ':') {
                throw PythonError.value("expected ':' after conversion specifier");
            }
            if ("sra".indexOf(conversion) < 0) {
                throw PythonError.value("Unknown conversion specifier '" + conversion + "'");
            }
        }
        String specification = end < field.length() ? format(field.substring(end + 1), levels - 1) : "";
        return Format.format(evaluation, Repr.convert(evaluation, value, conversion), specification);
    }

    private Object lookUp(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        while (end < name.length()) {
            if (name.charAt(end) == '.') {
                throw PythonError.attribute("a format cannot reach attributes: '{" + name + "}'");
            }
            int close = name.indexOf(']', end);
            if (name.charAt(end) != '[') {
                throw PythonError.value("Only '.' or '[' may follow ']' in format field specifier");
            }
            if (close < 0) {
                throw PythonError.value("Missing ']' in format string");
            }
            if (close == end + 1) {
                throw PythonError.value("Empty attribute in format string");
            }
            Object index = number(name.substring(end + 1, close));
            value = Subscripts.item(evaluation, value, index == null ? name.substring(end + 1, close) : index);
            end = close + 1;
        }
        return value;
    }

    private Object first(String name) {
        Object index = name.isEmpty() ? (Object) (long) automatic : number(name);
        if (index == null) {
            return Subscripts.item(evaluation, named, name);
        }
        if (name.isEmpty() ? numbered : automatic > 0) {
            throw PythonError.value("cannot mix automatic field numbering and manual field specification");
        }
        numbered = !name.isEmpty();
        automatic += name.isEmpty() ? 1 : 0;
        int position = Integers.clamp(index);
        if (position >= values.size()) {
            throw PythonError.index("Replacement index " + index + " out of range for positional args tuple");
        }
        return values.get(position);
    }

    private @Nullable Object number(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(character -> character >= '0' && character <= '9');
        return digits ? IntegerText.parse(evaluation, text, 10) : null;
    }
}
