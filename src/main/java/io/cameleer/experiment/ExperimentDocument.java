package io.cameleer.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An experiment as signals and applications get it: with the fields of Isabl's experiments, beside them our own and, where
 * the name is free, the members of its metadata.
 */
public final class ExperimentDocument {

    private ExperimentDocument() {}

    /**
     * What stands beside an experiment's own facts.
     *
     * @param projects each with {@code pk} and {@code title}
     * @param rawData each with {@code file_url}, {@code file_type} and what else is known
     * @param results its analyses, in short
     */
    public record Beside(List<Map<String, Object>> projects, List<Object> rawData, List<Map<String, Object>> results) {}

    public static Map<String, Object> of(Experiment experiment, Beside beside) {
        Map<String, Object> metadata = experiment.metadata();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", experiment.id());
        document.put("id", experiment.id());
        document.put("system_id", metadata.getOrDefault("system_id", experiment.label()));
        document.put("identifier", experiment.label());
        document.put("label", experiment.label());
        document.put("scandate", experiment.scandate());
        document.put("subject", experiment.subject());
        document.put("cohort", experiment.cohort());
        document.put("state", experiment.state());
        document.put("sample", sample(experiment));
        document.put("technique", withKeys(ExperimentParts.technique(metadata), "category", "method"));
        document.put("platform", ExperimentParts.platform(metadata));
        document.put("projects", beside.projects());
        document.put("raw_data", beside.rawData());
        document.put("results", beside.results());
        document.put("run", experiment.run());
        document.put("variables", experiment.variables());
        document.put("metadata", metadata);
        metadata.forEach(document::putIfAbsent);
        return document;
    }

    /** Who made no sample known has one all the same: the experiment's subject. */
    private static Map<String, Object> sample(Experiment experiment) {
        Map<String, Object> sample =
                withKeys(ExperimentParts.sample(experiment.metadata()), "identifier", "category", "individual");
        sample.computeIfAbsent("identifier", key -> experiment.subject());
        Map<String, Object> individual = new LinkedHashMap<>();
        if (sample.get("individual") instanceof Map<?, ?> known) {
            known.forEach((key, value) -> individual.put(String.valueOf(key), value));
        }
        individual.put("pk", experiment.subjectId());
        individual.computeIfAbsent("identifier", key -> experiment.subject());
        sample.put("individual", withKeys(individual, "species"));
        return sample;
    }

    /** Signals ask for these fields: one that nobody filled is null, not absent. */
    private static Map<String, Object> withKeys(Map<String, Object> part, String... keys) {
        for (String key : keys) {
            putAbsent(part, key, null);
        }
        return part;
    }

    private static void putAbsent(Map<String, @Nullable Object> part, String key, @Nullable Object value) {
        if (!part.containsKey(key)) {
            part.put(key, value);
        }
    }
}
