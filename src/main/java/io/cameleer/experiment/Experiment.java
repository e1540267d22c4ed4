package io.cameleer.experiment;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment and where it stands.
 *
 * @param scandate in the site's time, without a zone
 * @param run the run whose data it holds; null: made by hand
 * @param workflow label of the workflow that its state belongs to
 * @param waits the sentence that says what it waits for; null: nothing
 */
public record Experiment(
        long id,
        String label,
        LocalDateTime scandate,
        long subjectId,
        String subject,
        String cohort,
        @Nullable Long run,
        @Nullable Long stateId,
        @Nullable String state,
        @Nullable String workflow,
        Map<String, Object> metadata,
        Map<String, Object> variables,
        @Nullable String waits) {

    /** The same with these variables. */
    public Experiment withVariables(Map<String, Object> variables) {
        return new Experiment(
                id, label, scandate, subjectId, subject, cohort, run, stateId, state, workflow, metadata, variables,
                waits);
    }
}
