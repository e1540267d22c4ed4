package io.cameleer.condition.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Splitting and joining strings. */
final class TextSplit {

    private TextSplit() {}

    static void addTo(Type.Builder type) {
        Signature split = Signature.of("sep?", "maxsplit?");
        type.method(
                "split", split, (evaluation, self, arguments) -> split(evaluation, (String) self, arguments, false));
        type.method(
                "rsplit", split, (evaluation, self, arguments) -> split(evaluation, (String) self, arguments, true));
        type.method(
                "splitlines",
                Signature.of("keepends?"),
                (evaluation, self, arguments) -> lines(evaluation, (String) self, arguments.flag(0, false)));
        Signature separator = Signature.of("sep", "/");
        type.method(
                "partition",
                separator,
                (evaluation, self, arguments) -> partition(evaluation, (String) self, arguments.text(0), false));
        type.method(
                "rpartition",
                separator,
                (evaluation, self, arguments) -> partition(evaluation, (String) self, arguments.text(0), true));
        type.method(
                "join",
                Signature.of("iterable", "/"),
                (evaluation, self, arguments) -> join(evaluation, (String) self, arguments.get(0)));
    }

    private static Object split(Evaluation evaluation, String text, Arguments arguments, boolean fromEnd) {
        int most = arguments.size(1, -1);
        int splits = most < 0 ? Integer.MAX_VALUE : most;
        List<Object> parts = new ArrayList<>();
        if (!arguments.some(0)) {
            evaluation.charge(1 + text.length());
            whiteSpace(parts, text, splits, fromEnd);
        } else {
            String separator = arguments.text(0);
            if (separator.isEmpty()) {
                throw PythonError.value("empty separator");
            }
            evaluation.chargeProduct(text.length(), separator.length());
            separated(parts, text, separator, splits, fromEnd);
        }
        if (fromEnd) {
            Collections.reverse(parts);
        }
        evaluation.admit(parts.size());
        return new ListValue(parts);
    }

    private static void separated(List<Object> parts, String text, String separator, int splits, boolean fromEnd) {
        int start = 0;
        int end = text.length();
        while (parts.size() < splits) {
            int at = fromEnd ? lastIndexOf(text, separator, end) : text.indexOf(separator, start);
            if (at < 0) {
                break;
            }
            parts.add(fromEnd ? text.substring(at + separator.length(), end) : text.substring(start, at));
            start = fromEnd ? start : at + separator.length();
            end = fromEnd ? at : end;
        }
        parts.add(text.substring(start, end));
    }

    private static int lastIndexOf(String text, String separator, int end) {
        return end < separator.length() ? -1 : text.lastIndexOf(separator, end - separator.length());
    }

    /** White space is of one UTF-16 unit each, so plain indexes do. */
    private static void whiteSpace(List<Object> parts, String text, int splits, boolean fromEnd) {
        int start = 0;
        int end = text.length();
        while (true) {
            while (start < end && Characters.isSpace(text.charAt(fromEnd ? end - 1 : start))) {
                start += fromEnd ? 0 : 1;
                end -= fromEnd ? 1 : 0;
            }
            if (start == end) {
                return;
            }
            if (parts.size() == splits) {
                parts.add(text.substring(start, end));
                return;
            }
            int edge = fromEnd ? end : start;
            while (fromEnd
                    ? edge > start && !Characters.isSpace(text.charAt(edge - 1))
                    : edge < end && !Characters.isSpace(text.charAt(edge))) {
                edge += fromEnd ? -1 : 1;
            }
            parts.add(fromEnd ? text.substring(edge, end) : text.substring(start, edge));
            start = fromEnd ? start : edge;
            end = fromEnd ? edge : end;
        }
    }

    private static Object lines(Evaluation evaluation, String text, boolean keepEnds) {
        evaluation.charge(1 + text.length());
        List<Object> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = start;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            int next = Math.min(end + 1, text.length());
            if (text.startsWith("\r\n", end)) {
                next = end + 2;
            }
            lines.add(text.substring(start, keepEnds ? next : end));
            start = next;
        }
        evaluation.admit(lines.size());
        return new ListValue(lines);
    }

    private static boolean isLineEnd(char character) {
        return (character >= '\n' && character <= '\r')
                || (character >= 0x1c && character <= 0x1e)
                || character == 0x85
                || character == 0x2028
                || character == 0x2029;
    }

    private static Object partition(Evaluation evaluation, String text, String separator, boolean last) {
        if (separator.isEmpty()) {
            throw PythonError.value("empty separator");
        }
        evaluation.chargeProduct(text.length(), separator.length());
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0) {
            return last ? TupleValue.of("", "", text) : TupleValue.of(text, "", "");
        }
        return TupleValue.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    private static Object join(Evaluation evaluation, String separator, Object iterable) {
        StringBuilder joined = new StringBuilder();
        Iterator<Object> elements = Iteration.over(evaluation, iterable);
        for (int i = 0; elements.hasNext(); i++) {
            if (!(elements.next() instanceof String part)) {
                throw PythonError.type("sequence item " + i + ": expected str instance");
            }
            joined.append(i == 0 ? "" : separator).append(part);
            evaluation.grow(joined.length());
        }
        return joined.toString();
    }
}
