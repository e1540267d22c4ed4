package io.cameleer.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a sequencer's runs are treated once they are complete.
 *
 * @param cohort label of the cohort their experiments belong to
 * @param platform what they are taken for where their files do not say; null: nothing
 * @param workflow label of the workflow they enter; null: none
 * @param perSample one experiment a sample row instead of one a run
 * @param signalFailedRuns whether a run whose outcome is failed fires data-import signals too
 * @param completionIndicator file that must be there besides the platform's own proof
 */
public record Handling(
        String cohort,
        @Nullable String platform,
        @Nullable String workflow,
        boolean perSample,
        boolean signalFailedRuns,
        String completionIndicator) {

    public static Handling standard(String cohort, @Nullable String workflow) {
        return new Handling(cohort, null, workflow, false, false, Expectation.PLATFORM_RULE);
    }

    public Map<String, Object> document() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cohort", cohort);
        map.put("platform", platform);
        map.put("workflow", workflow);
        map.put("experiments", perSample ? "samples" : "runs");
        map.put("signal_failed_runs", signalFailedRuns);
        map.put("completion_indicator", completionIndicator);
        return map;
    }

    public static Handling of(Map<String, Object> document) {
        return new Handling(
                String.valueOf(document.getOrDefault("cohort", "runs")),
                (String) document.get("platform"),
                (String) document.get("workflow"),
                "samples".equals(document.get("experiments")),
                Boolean.TRUE.equals(document.get("signal_failed_runs")),
                String.valueOf(document.getOrDefault("completion_indicator", Expectation.PLATFORM_RULE)));
    }
}
