package io.cameleer.condition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One experiment with everything that conditions look at, for us and for Python. */
final class ReferenceContext {

    /** A zone on whose past, at least since 1893, all editions of the time zone database agree. */
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    static final ConditionScope SCOPE =
            new ConditionScope(Set.of("experiment", "callbacks"), Set.of("qa", "convert", "segment"), false);

    private static final LocalDateTime SCANDATE = LocalDateTime.of(2020, 5, 17, 12, 30, 15);

    private ReferenceContext() {}

    static Map<String, Object> variables() {
        Map<String, Object> variables = map("test", 42, "score", 0.75, "name", "Ada", "empty", "", "nothing", null);
        variables.putAll(map("flag", true, "off", false, "zero", 0, "negative", -7, "big", 123456789012345678L));
        variables.putAll(map("names", List.of("John", "Eric", "Terry", "Graham"), "numbers", List.of(3, 1, 2, 5, 4)));
        variables.putAll(map("nested", map("a", map("b", List.of(1, 2, map("c", "deep")))), "blank", "  x y  "));
        variables.putAll(
                map("rows", List.of(map("id", 1, "ok", true), map("id", 2, "ok", false), map("id", 3, "ok", true))));
        variables.putAll(map(
                "date", "2020-05-17", "stamp", "2020-05-17T12:30:15", "text", "Grüße, Wörld ß 😀", "csv", "a,b,,c"));
        variables.putAll(map("none_list", new ArrayList<>(Arrays.asList(1, null, 3)), "ratio", 1.5e-7, "none", null));
        return variables;
    }

    static Map<String, Object> experiment() {
        Map<String, Object> experiment = map("label", "exp_0042", "scandate", SCANDATE.toString(), "state", "scanned");
        experiment.putAll(map("variables", variables(), "subject", "subject7", "cohort", null));
        experiment.putAll(map("metadata", metadata(), "sample", sample(), "technique", technique()));
        return experiment;
    }

    private static Map<String, Object> metadata() {
        return map("site", "AMC", "coverage", 31.5, "tags", List.of("wgs", "trio"), "lanes", 4);
    }

    private static Map<String, Object> sample() {
        return map("individual", map("species", "HUMAN", "sex", "F"), "type", "blood");
    }

    private static Map<String, Object> technique() {
        return map("category", "DNA", "method", "WGS");
    }

    static Map<String, ConditionCallback> callbacks() {
        Map<String, ConditionCallback> callbacks = new LinkedHashMap<>();
        callbacks.put("qa", new ConditionCallback("finished", "success", map("score", 0.9, "notes", List.of("ok"))));
        callbacks.put("convert", new ConditionCallback("finished", "failed", map("code", 3)));
        callbacks.put("segment", new ConditionCallback("skipped", "none", null));
        return callbacks;
    }

    @SuppressWarnings("NullAway") // Python's None is a null among the values
    private static Map<String, Object> map(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    static String json() {
        Map<String, Object> callbacks = new LinkedHashMap<>();
        callbacks()
                .forEach((label, callback) -> callbacks.put(
                        label,
                        map(
                                "status",
                                callback.status(),
                                "result",
                                callback.result(),
                                "result_values",
                                callback.resultValues())));
        try {
            return new ObjectMapper().writeValueAsString(map("experiment", experiment(), "callbacks", callbacks));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static ConditionContext context() {
        return ConditionContext.builder()
                .experiment(new ConditionExperiment(
                        "exp_0042",
                        SCANDATE,
                        "scanned",
                        variables(),
                        "subject7",
                        null,
                        metadata(),
                        sample(),
                        technique()))
                .callbacks(callbacks())
                .build();
    }
}
