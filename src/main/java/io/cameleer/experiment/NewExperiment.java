package io.cameleer.experiment;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * An experiment as a run brings it.
 *
 * @param scandate in the site's time
 * @param metadata what conditions reach as {@code experiment.metadata}, {@code .sample} and {@code .technique}
 * @param projects labels
 */
public record NewExperiment(
        String cohort,
        String subject,
        String label,
        LocalDateTime scandate,
        Map<String, Object> metadata,
        List<String> projects) {}
