package io.cameleer.condition.value;

import java.util.List;
import java.util.function.BiPredicate;

/** Finding, counting and replacing in strings. */
final class TextSearch {

    private static final Signature WITHIN = Signature.of("sub", "start?", "end?", "/");

    private TextSearch() {}

    static void addTo(Type.Builder type) {
        type.method("find", WITHIN, (evaluation, self, arguments) -> find(evaluation, self, arguments, false));
        type.method("rfind", WITHIN, (evaluation, self, arguments) -> find(evaluation, self, arguments, true));
        type.method("index", WITHIN, (evaluation, self, arguments) -> index(evaluation, self, arguments, false));
        type.method("rindex", WITHIN, (evaluation, self, arguments) -> index(evaluation, self, arguments, true));
        type.method("count", WITHIN, TextSearch::count);
        type.method("startswith", WITHIN, affix("startswith", String::startsWith));
        type.method("endswith", WITHIN, affix("endswith", String::endsWith));
        type.method("replace", Signature.of("old", "new", "count?", "/"), TextSearch::replace);
        type.method("removeprefix", Signature.of("prefix", "/"), (evaluation, self, arguments) -> {
            String prefix = arguments.text(0);
            return ((String) self).startsWith(prefix) ? ((String) self).substring(prefix.length()) : self;
        });
        type.method("removesuffix", Signature.of("suffix", "/"), (evaluation, self, arguments) -> {
            String text = (String) self;
            String suffix = arguments.text(0);
            return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
        });
    }

    /** The part of a string that is searched; null where the start lies behind the end. */
    private record Window(String text, int start) {

        static @org.jspecify.annotations.Nullable Window of(String text, Arguments arguments) {
            if (!arguments.some(1) && !arguments.some(2)) {
                return new Window(text, 0);
            }
            int size = Characters.length(text);
            int end = arguments.some(2) ? Indexes.bound(arguments.integer(2), size) : size;
            int start = arguments.some(1) ? arguments.integer(1) : 0;
            start = start < 0 ? Math.max(0, start + size) : start;
            return start > end ? null : new Window(Text.slice(text, start, end - start), start);
        }
    }

    private static long find(Evaluation evaluation, Object self, Arguments arguments, boolean last) {
        String text = (String) self;
        String part = arguments.text(0);
        evaluation.chargeProduct(text.length(), part.length());
        Window window = Window.of(text, arguments);
        if (window == null) {
            return -1;
        }
        int found = last ? window.text().lastIndexOf(part) : window.text().indexOf(part);
        return found < 0 ? -1 : window.start() + window.text().codePointCount(0, found);
    }

    private static long index(Evaluation evaluation, Object self, Arguments arguments, boolean last) {
        long found = find(evaluation, self, arguments, last);
        if (found < 0) {
            throw PythonError.value("substring not found");
        }
        return found;
    }

    private static Object count(Evaluation evaluation, Object self, Arguments arguments) {
        String text = (String) self;
        String part = arguments.text(0);
        evaluation.chargeProduct(text.length(), part.length());
        Window window = Window.of(text, arguments);
        if (window == null) {
            return 0L;
        }
        if (part.isEmpty()) {
            return Characters.length(window.text()) + 1L;
        }
        long count = 0;
        for (int at = window.text().indexOf(part); at >= 0; at = window.text().indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static Member.Body affix(String name, BiPredicate<String, String> test) {
        return (evaluation, self, arguments) -> {
            Window window = Window.of((String) self, arguments);
            List<Object> candidates =
                    arguments.get(0) instanceof TupleValue tuple ? tuple.elements() : List.of(arguments.get(0));
            evaluation.charge(1 + candidates.size());
            for (Object candidate : candidates) {
                if (!(candidate instanceof String part)) {
                    throw PythonError.type(name + " first arg must be str or a tuple of str, not "
                            + Types.of(candidate).name());
                }
                if (window != null && test.test(window.text(), part)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static Object replace(Evaluation evaluation, Object self, Arguments arguments) {
        String text = (String) self;
        String old = arguments.text(0);
        String replacement = arguments.text(1);
        int left = arguments.size(2, -1);
        evaluation.chargeProduct(text.length(), old.length());
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(old); at >= 0 && left != 0; left--) {
            replaced.append(text, from, at).append(replacement);
            evaluation.grow(replaced.length());
            from = at + old.length();
            if (!old.isEmpty()) {
                at = text.indexOf(old, from);
            } else if (at == text.length()) {
                at = -1;
            } else {
                at = text.offsetByCodePoints(at, 1);
            }
        }
        replaced.append(text, from, text.length());
        evaluation.admit(replaced.length());
        return replaced.toString();
    }
}
