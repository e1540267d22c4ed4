package io.cameleer.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.condition.tree.Trace;
import io.cameleer.condition.value.Truth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation came to, and what each part of the condition came to on the way, in the order of the text. Its size is
 * bounded, for it is kept with every transition that was tested: {@value #MOST_PARTS} parts at most, each with the beginning
 * of its text and of a few values.
 *
 * @param holds whether the value was true; false where there was an error
 * @param value the value as Python would write it; null where there was an error
 * @param error the error instead of a value
 * @param omitted the number of parts beyond the first {@value #MOST_PARTS}
 */
public record TracedOutcome(
        String source,
        boolean holds,
        @Nullable String value,
        @Nullable ConditionFailedException error,
        List<TracedValue> parts,
        int omitted) {

    private static final int MOST_PARTS = 200;

    /** Characters kept of a part's text. */
    private static final int LONGEST = 200;

    private static final ObjectMapper JSON = new ObjectMapper();

    static TracedOutcome of(SourceText text, Trace trace, Object value) {
        return new TracedOutcome(
                text.source(), Truth.of(value), trace.describe(value), null, parts(text, trace), omitted(trace));
    }

    static TracedOutcome of(SourceText text, Trace trace, ConditionFailedException error) {
        return new TracedOutcome(text.source(), false, null, error, parts(text, trace), omitted(trace));
    }

    private static List<TracedValue> parts(SourceText text, Trace trace) {
        return trace.parts().stream()
                .sorted(Comparator.comparing((Trace.Part part) -> part.place().start())
                        .thenComparing(part -> -part.place().end()))
                .limit(MOST_PARTS)
                .map(part -> {
                    SourceText.Position position = text.position(part.place().start());
                    return new TracedValue(
                            cut(text.fragment(part.place())),
                            position.line(),
                            position.column(),
                            part.times(),
                            List.copyOf(part.values()),
                            part.error());
                })
                .toList();
    }

    private static int omitted(Trace trace) {
        return Math.max(0, trace.parts().size() - MOST_PARTS);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }

    /** The outcome as plain maps and lists, for a JSON document. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("condition", source);
        map.put("holds", holds);
        if (value != null) {
            map.put("value", value);
        }
        if (error != null) {
            map.put(
                    "error",
                    Map.of(
                            "kind", error.kind(),
                            "reason", error.reason(),
                            "line", error.line(),
                            "column", error.column(),
                            "expression", error.fragment()));
        }
        map.put("parts", parts.stream().map(TracedOutcome::partMap).toList());
        if (omitted > 0) {
            map.put("omitted", omitted);
        }
        return map;
    }

    private static Map<String, Object> partMap(TracedValue part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("expression", part.expression());
        map.put("line", part.line());
        map.put("column", part.column());
        map.put("times", part.times());
        map.put("values", part.values());
        if (part.error() != null) {
            map.put("error", part.error());
        }
        return map;
    }

    public String toJson() {
        try {
            return JSON.writeValueAsString(toMap());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
