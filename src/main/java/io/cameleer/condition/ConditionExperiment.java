package io.cameleer.condition;

import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition sees of an experiment. Maps hold plain values: null, truth values, numbers, strings, dates and times,
 * and lists and maps of these.
 *
 * @param scandate in the site's time zone
 * @param state the label of the state it is in
 * @param metadata absent attributes are None, as in sample and technique
 */
public record ConditionExperiment(
        String label,
        LocalDateTime scandate,
        String state,
        Map<String, Object> variables,
        @Nullable String subject,
        @Nullable String cohort,
        Map<String, Object> metadata,
        Map<String, Object> sample,
        Map<String, Object> technique) {}
