package io.cameleer.analysis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application's work on a set of experiments. There is one for an application, a set of targets and a set of
 * references.
 *
 * @param applicationId the key of the application in the store
 * @param targets keys of experiments, in the order in which they were given
 * @param results what the application's route answered
 * @param data whatever its users keep with it
 * @param storageUrl the folder that it works in; null: none yet
 * @param ranBy who started it
 * @param chain the signals that led to it, the first one first; empty: a person did
 * @param reruns how often signals had it run again since a person did
 */
public record Analysis(
        long id,
        long applicationId,
        Application application,
        AnalysisStatus status,
        List<Long> targets,
        List<Long> references,
        Map<String, Object> results,
        Map<String, Object> data,
        @Nullable String storageUrl,
        @Nullable String ranBy,
        @Nullable String notes,
        List<String> chain,
        int reruns,
        Times times) {

    /** When what happened; {@code finished} is the end, good or bad. */
    public record Times(
            Instant created,
            Instant modified,
            @Nullable Instant submitted,
            @Nullable Instant started,
            @Nullable Instant finished) {}

    public Analysis {
        targets = List.copyOf(targets);
        references = List.copyOf(references);
        chain = List.copyOf(chain);
    }

    /** The same of these experiments. */
    public Analysis of(List<Long> targets, List<Long> references) {
        return new Analysis(
                id,
                applicationId,
                application,
                status,
                targets,
                references,
                results,
                data,
                storageUrl,
                ranBy,
                notes,
                chain,
                reruns,
                times);
    }
}
