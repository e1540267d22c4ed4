package io.cameleer.app;

import io.cameleer.analysis.Analysis;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.ExperimentDocument;
import io.cameleer.experiment.ExperimentDocument.Beside;
import io.cameleer.store.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents of many experiments or analyses, read with a fixed number of questions to the database however many they
 * are, and only as far as they are asked for.
 */
public final class TargetDocuments {

    /** Databases take some ten thousand values in one question. */
    private static final int MOST_IDS = 5000;

    private static final Set<String> ALL = Set.of("projects", "raw_data", "results", "targets", "references");

    private final Session session;
    private final Set<String> fields;

    /** {@code fields}: of the targets themselves, that must be there; others may be empty. */
    public TargetDocuments(Session session, Set<String> fields) {
        this.session = session;
        this.fields = fields;
    }

    /** With all fields. */
    static TargetDocuments whole(Session session) {
        return new TargetDocuments(session, ALL);
    }

    /** By number; what is gone is absent. */
    public Map<Long, Map<String, Object>> experiments(List<Long> ids) {
        Map<Long, List<Map<String, Object>>> projects =
                fields.contains("projects") ? session.experimentData().projects(ids) : Map.of();
        Map<Long, List<Object>> rawData =
                fields.contains("raw_data") ? session.experimentData().rawData(ids) : Map.of();
        Map<Long, List<Analysis>> results =
                fields.contains("results") ? session.analyses().ofTargets(ids) : Map.of();
        Map<Long, Map<String, Object>> documents = new LinkedHashMap<>();
        for (Experiment found : session.experiments().all(ids)) {
            Beside beside = new Beside(
                    projects.getOrDefault(found.id(), List.of()),
                    rawData.getOrDefault(found.id(), List.of()),
                    results.getOrDefault(found.id(), List.of()).stream()
                            .map(IsablDocuments::summary)
                            .toList());
            documents.put(found.id(), ExperimentDocument.of(found, beside));
        }
        return documents;
    }

    /** These in their order, as often as they are named; what is gone is absent. */
    List<Map<String, Object>> inOrder(List<Long> experiments) {
        return of(experiments(experiments), experiments);
    }

    /** By number; what is gone is absent. */
    public Map<Long, Map<String, Object>> analyses(List<Long> ids) {
        return of(session.analyses().all(ids));
    }

    /** By number. */
    Map<Long, Map<String, Object>> of(List<Analysis> found) {
        Map<Long, Map<String, Object>> members = members(found);
        Map<Long, Map<String, Object>> documents = new LinkedHashMap<>();
        for (Analysis analysis : found) {
            Map<String, Object> document = IsablDocuments.summary(analysis);
            document.put("targets", of(members, analysis.targets()));
            document.put("references", of(members, analysis.references()));
            document.put("results", analysis.results());
            document.put("data", analysis.data());
            document.put("notes", analysis.notes());
            document.put("chain", analysis.chain());
            documents.put(analysis.id(), document);
        }
        return documents;
    }

    private Map<Long, Map<String, Object>> members(List<Analysis> analyses) {
        if (!fields.contains("targets") && !fields.contains("references")) {
            return Map.of();
        }
        List<Long> ids = analyses.stream()
                .flatMap(analysis -> Stream.concat(analysis.targets().stream(), analysis.references().stream()))
                .distinct()
                .toList();
        TargetDocuments whole = whole(session);
        Map<Long, Map<String, Object>> members = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            members.putAll(whole.experiments(ids.subList(from, Math.min(ids.size(), from + MOST_IDS))));
        }
        return members;
    }

    private static List<Map<String, Object>> of(Map<Long, Map<String, Object>> members, List<Long> ids) {
        return ids.stream().map(members::get).filter(Objects::nonNull).toList();
    }
}
