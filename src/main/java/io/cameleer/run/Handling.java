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
 * @param demands what they must show to be archived
 */
public record Handling(
        String cohort,
        @Nullable String platform,
        @Nullable String workflow,
        boolean perSample,
        boolean signalFailedRuns,
        Demands demands) {

    public Handling(
            String cohort,
            @Nullable String platform,
            @Nullable String workflow,
            boolean perSample,
            boolean signalFailedRuns,
            String completionIndicator) {
        this(cohort, platform, workflow, perSample, signalFailedRuns, Demands.standard(completionIndicator));
    }

    public static Handling standard(String cohort, @Nullable String workflow) {
        return new Handling(cohort, null, workflow, false, false, Expectation.PLATFORM_RULE);
    }

    public String completionIndicator() {
        return demands.completionIndicator();
    }

    /** What is expected of the folders of such runs. */
    public Expectation expectation(Platforms platforms) {
        return new Expectation(
                platform == null ? null : platforms.named(platform).orElse(null),
                completionIndicator(),
                demands.alternatives());
    }

    /** The same for a run that a person wants in the archive although it failed on the instrument. */
    public Handling insisted() {
        return with(demands.insisted(true));
    }

    /** These settings, of now, for a run that was treated otherwise: what a person insisted on stays. */
    public Handling insteadOf(Handling before) {
        return with(demands.insisted(before.demands().insisted()));
    }

    private Handling with(Demands others) {
        return new Handling(cohort, platform, workflow, perSample, signalFailedRuns, others);
    }

    public Map<String, Object> document() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("cohort", cohort);
        map.put("platform", platform);
        map.put("workflow", workflow);
        map.put("experiments", perSample ? "samples" : "runs");
        map.put("signal_failed_runs", signalFailedRuns);
        demands.putInto(map);
        return map;
    }

    public static Handling of(Map<String, Object> document) {
        return new Handling(
                String.valueOf(document.getOrDefault("cohort", "runs")),
                (String) document.get("platform"),
                (String) document.get("workflow"),
                "samples".equals(document.get("experiments")),
                Boolean.TRUE.equals(document.get("signal_failed_runs")),
                Demands.of(document));
    }
}
