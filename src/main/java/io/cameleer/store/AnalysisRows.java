package io.cameleer.store;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.Query;

/** Reads analyses, however many, with one question for them and one for their experiments. */
final class AnalysisRows {

    private static final String ANALYSIS = "SELECT a.*, p.name AS application_name, p.version, p.assembly, p.species"
            + " FROM analysis a JOIN application p ON p.id = a.application_id";

    private final Session session;

    AnalysisRows(Session session) {
        this.session = session;
    }

    /** The targets and references of an analysis, in their order. */
    private record Members(List<Long> targets, List<Long> references) {
        private Members() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** {@code rest}: what follows the tables {@code a} (analysis) and {@code p} (application). */
    Query query(String rest) {
        return session.handle().createQuery(ANALYSIS + rest);
    }

    List<Analysis> read(Query query) {
        List<Analysis> bare = query.map((row, context) -> bare(row)).list();
        Map<Long, Members> members = members(bare.stream().map(Analysis::id).toList());
        return bare.stream()
                .map(each -> {
                    Members own = members.getOrDefault(each.id(), new Members());
                    return each.of(own.targets(), own.references());
                })
                .toList();
    }

    /** By target, each in the order of their numbers. */
    Map<Long, List<Analysis>> ofTargets(List<Long> experiments) {
        Map<Long, List<Analysis>> all = new LinkedHashMap<>();
        if (experiments.isEmpty()) {
            return all;
        }
        List<Analysis> found = read(query(" WHERE a.id IN (SELECT analysis_id FROM analysis_experiment"
                        + " WHERE role = 'target' AND experiment_id IN (<ids>)) ORDER BY a.id")
                .bindList("ids", experiments));
        for (Analysis analysis : found) {
            analysis.targets().stream().distinct().forEach(target -> all.computeIfAbsent(
                            target, id -> new ArrayList<>())
                    .add(analysis));
        }
        return all;
    }

    private Map<Long, Members> members(List<Long> analyses) {
        Map<Long, Members> all = new HashMap<>();
        if (!analyses.isEmpty()) {
            session.handle()
                    .createQuery("SELECT analysis_id, experiment_id, role FROM analysis_experiment"
                            + " WHERE analysis_id IN (<ids>) ORDER BY analysis_id, role, position")
                    .bindList("ids", analyses)
                    .map((row, context) -> {
                        Members own = all.computeIfAbsent(row.getLong("analysis_id"), id -> new Members());
                        return (row.getString("role").equals("target") ? own.targets() : own.references())
                                .add(row.getLong("experiment_id"));
                    })
                    .list();
        }
        return all;
    }

    /** Without its experiments. */
    private static Analysis bare(ResultSet row) throws SQLException {
        return new Analysis(
                row.getLong("id"),
                row.getLong("application_id"),
                new Application(
                        row.getString("application_name"),
                        row.getString("version"),
                        row.getString("assembly"),
                        row.getString("species")),
                AnalysisStatus.valueOf(row.getString("status")),
                List.of(),
                List.of(),
                Json.readObject(row.getString("results")),
                Json.readObject(row.getString("data")),
                row.getString("storage_url"),
                row.getString("ran_by"),
                row.getString("notes"),
                Json.readStrings(row.getString("chain")),
                row.getInt("reruns"),
                new Analysis.Times(
                        Instant.ofEpochMilli(row.getLong("created")),
                        Instant.ofEpochMilli(row.getLong("modified")),
                        RunTable.instant(row, "submitted"),
                        RunTable.instant(row, "started"),
                        RunTable.instant(row, "finished")));
    }
}
