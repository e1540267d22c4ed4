package io.cameleer.condition.value;

import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/** Padding, stripping and translating strings. */
final class TextLayout {

    private TextLayout() {}

    static void addTo(Type.Builder type) {
        Signature characters = Signature.of("chars?", "/");
        type.method(
                "strip", characters, (evaluation, self, arguments) -> strip(evaluation, self, arguments, true, true));
        type.method(
                "lstrip", characters, (evaluation, self, arguments) -> strip(evaluation, self, arguments, true, false));
        type.method(
                "rstrip", characters, (evaluation, self, arguments) -> strip(evaluation, self, arguments, false, true));
        Signature width = Signature.of("width", "fillchar?", "/");
        type.method("ljust", width, (evaluation, self, arguments) -> pad(evaluation, self, arguments, '<'));
        type.method("rjust", width, (evaluation, self, arguments) -> pad(evaluation, self, arguments, '>'));
        type.method("center", width, (evaluation, self, arguments) -> pad(evaluation, self, arguments, '^'));
        type.method(
                "zfill",
                Signature.of("width", "/"),
                (evaluation, self, arguments) -> zeros(evaluation, (String) self, arguments.size(0)));
        type.method(
                "expandtabs",
                Signature.of("tabsize?"),
                (evaluation, self, arguments) -> expandTabs(evaluation, (String) self, arguments.exactInteger(0, 8)));
        type.method(
                "translate",
                Signature.of("table", "/"),
                (evaluation, self, arguments) -> translate(evaluation, (String) self, arguments.get(0)));
        type.classMethod("maketrans", Signature.of("x", "y?", "z?", "/"), TextLayout::translation);
    }

    private static Object strip(Evaluation evaluation, Object self, Arguments arguments, boolean start, boolean end) {
        String text = (String) self;
        evaluation.charge(1 + text.length() / 8);
        IntPredicate stripped = Characters::isSpace;
        if (arguments.some(0)) {
            Set<Integer> characters = new HashSet<>();
            arguments.text(0).codePoints().forEach(characters::add);
            evaluation.charge(characters.size());
            stripped = characters::contains;
        }
        int from = 0;
        int to = text.length();
        while (start && from < to && stripped.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (end && to > from && stripped.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    private static Object pad(Evaluation evaluation, Object self, Arguments arguments, char align) {
        String fill = arguments.text(1, " ");
        if (Characters.length(fill) != 1) {
            throw PythonError.type("The fill character must be exactly one character long");
        }
        int width = arguments.size(0);
        int missing = width - Characters.length((String) self);
        if (missing <= 0) {
            return self;
        }
        evaluation.admit(width);
        // Python puts the odd blank of a centred text to the left where the width is odd.
        int left = align == '<' ? 0 : align == '>' ? missing : missing / 2 + (missing & width & 1);
        return fill.repeat(left) + self + fill.repeat(missing - left);
    }

    private static Object zeros(Evaluation evaluation, String text, int width) {
        int missing = width - Characters.length(text);
        if (missing <= 0) {
            return text;
        }
        evaluation.admit(width);
        int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
        return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
    }

    private static Object expandTabs(Evaluation evaluation, String text, int tabSize) {
        StringBuilder expanded = new StringBuilder();
        int column = 0;
        for (int character : text.codePoints().toArray()) {
            if (character == '\t') {
                int blanks = tabSize > 0 ? tabSize - column % tabSize : 0;
                evaluation.grow((long) expanded.length() + blanks);
                expanded.append(" ".repeat(blanks));
                column += blanks;
            } else {
                expanded.appendCodePoint(character);
                column = character == '\n' || character == '\r' ? 0 : column + 1;
            }
        }
        return expanded.toString();
    }

    private static Object translate(Evaluation evaluation, String text, Object table) {
        if (!(table instanceof DictValue dict)) {
            throw PythonError.type("'" + Types.of(table).name() + "' object is no translation table");
        }
        StringBuilder translated = new StringBuilder();
        for (int character : text.codePoints().toArray()) {
            Object replacement = dict.find(evaluation, (long) character);
            evaluation.grow(translated.length());
            if (replacement == null) {
                translated.appendCodePoint(character);
            } else if (replacement instanceof String inserted) {
                translated.append(inserted);
            } else if (Integers.is(replacement)) {
                translated.append(ValueFunctions.character(Integers.clamp(replacement)));
            } else if (replacement != None.NONE) {
                throw PythonError.type("character mapping must return integer, None or str");
            }
        }
        return translated.toString();
    }

    private static Object translation(Evaluation evaluation, Arguments arguments) {
        DictValue.Builder table = new DictValue.Builder();
        if (!arguments.has(1)) {
            if (!(arguments.get(0) instanceof DictValue dict)) {
                throw PythonError.type("if you give only one argument to maketrans it must be a dict");
            }
            for (DictValue.Entry entry : dict.entries()) {
                Object key = entry.key() instanceof String text ? ValueFunctions.ordinal(text) : entry.key();
                table.put(evaluation, key, entry.value());
            }
            return table.build();
        }
        int[] from = arguments.text(0).codePoints().toArray();
        int[] to = arguments.text(1).codePoints().toArray();
        if (from.length != to.length) {
            throw PythonError.value("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put(evaluation, (long) from[i], (long) to[i]);
        }
        arguments.text(2, "").codePoints().forEach(removed -> table.put(evaluation, (long) removed, None.NONE));
        return table.build();
    }
}
