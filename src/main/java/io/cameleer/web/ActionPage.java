package io.cameleer.web;

import io.cameleer.json.Json;
import io.cameleer.store.Timeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an action shows: one entry of an experiment into a state, and what was done there.
 *
 * @param waits the sentence that says what the experiment waits for; null where it waits for nothing or is elsewhere
 * @param current whether the experiment is still here
 */
public record ActionPage(
        Step step, List<CallbackView> callbacks, boolean current, @Nullable String waits, Times times) {

    /** How one transition was judged when all callbacks were done. */
    public record Judged(
            String destination, String condition, String answer, String tone, List<TracedCondition.Part> parts) {}

    /** The transitions in the order in which they were tested; empty where none was yet. */
    public List<Judged> judged() {
        return judged(step.tests());
    }

    static List<Judged> judged(@Nullable String tests) {
        if (tests == null || !tests.startsWith("[")) {
            return List.of();
        }
        List<Judged> judged = new ArrayList<>();
        for (Object item : Json.readList(tests)) {
            if (item instanceof Map<?, ?> test) {
                judged.add(judged(test));
            }
        }
        return judged;
    }

    private static Judged judged(Map<?, ?> test) {
        Object condition = test.get("condition");
        String shown = condition == null ? "always" : Shown.text(String.valueOf(condition));
        String destination = Shown.value(test.get("destination"));
        List<TracedCondition.Part> parts = TracedCondition.parts(test.get("trace"));
        if (Boolean.TRUE.equals(test.get("test_result"))) {
            return new Judged(destination, shown, "true, taken", "good", parts);
        }
        if (Boolean.FALSE.equals(test.get("test_result"))) {
            return new Judged(destination, shown, "false", "plain", parts);
        }
        return parts.isEmpty()
                ? new Judged(destination, shown, "not tested", "plain", parts)
                : new Judged(destination, shown, "failed", "bad", parts);
    }
}
