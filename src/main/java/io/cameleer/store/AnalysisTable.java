package io.cameleer.store;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applications and analyses. */
public final class AnalysisTable {

    private final Session session;

    AnalysisTable(Session session) {
        this.session = session;
    }

    /** What a change of status did. */
    public record Change(AnalysisStatus before, AnalysisStatus after) {
        public boolean happened() {
            return before != after;
        }
    }

    /** The application's key; it is made where it is not known yet. */
    public long application(Application application) {
        session.handle()
                .createUpdate("INSERT INTO application (name, version, assembly, species, created)"
                        + " VALUES (:name, :version, :assembly, :species, :now) ON CONFLICT DO NOTHING")
                .bind("name", application.name())
                .bind("version", application.version())
                .bind("assembly", application.assembly())
                .bind("species", application.species())
                .bind("now", session.milliseconds())
                .execute();
        return session.handle()
                .createQuery("SELECT id FROM application WHERE name = :name AND version = :version"
                        + " AND assembly = :assembly AND species = :species")
                .bind("name", application.name())
                .bind("version", application.version())
                .bind("assembly", application.assembly())
                .bind("species", application.species())
                .mapTo(Long.class)
                .one();
    }

    /** The analysis of these experiments by this application, locked until the transaction ends; empty: there is none. */
    public Optional<Analysis> find(Application application, Tuple tuple) {
        return session.handle()
                .createQuery("SELECT a.id FROM analysis a JOIN application p ON p.id = a.application_id"
                        + " WHERE p.name = :name AND p.version = :version AND p.assembly = :assembly"
                        + " AND p.species = :species AND a.tuple = :tuple")
                .bind("name", application.name())
                .bind("version", application.version())
                .bind("assembly", application.assembly())
                .bind("species", application.species())
                .bind("tuple", tuple.hash())
                .mapTo(Long.class)
                .findOne()
                .flatMap(this::lock);
    }

    /**
     * Makes an analysis in status CREATED, which fires nothing. Another that is made for the same tuple at the same time is
     * a conflict, after which the transaction is run again and finds it.
     *
     * @param chain the signals that led to it
     */
    public long add(Application application, Tuple tuple, @Nullable String ranBy, List<String> chain) {
        long now = session.milliseconds();
        long id = session.handle()
                .createQuery("INSERT INTO analysis (application_id, tuple, status, ran_by, chain, created, modified)"
                        + " VALUES (:application, :tuple, 'CREATED', :ranBy, :chain, :now, :now) RETURNING id")
                .bind("application", application(application))
                .bind("tuple", tuple.hash())
                .bind("ranBy", ranBy)
                .bind("chain", Json.write(chain))
                .bind("now", now)
                .mapTo(Long.class)
                .one();
        addExperiments(id, "target", tuple.targets());
        addExperiments(id, "reference", tuple.references());
        return id;
    }

    private void addExperiments(long analysis, String role, List<Long> experiments) {
        if (experiments.isEmpty()) {
            return;
        }
        var batch = session.handle()
                .prepareBatch("INSERT INTO analysis_experiment (analysis_id, experiment_id, role, position)"
                        + " VALUES (:analysis, :experiment, :role, :position)");
        for (int position = 0; position < experiments.size(); position++) {
            batch.bind("analysis", analysis)
                    .bind("experiment", (long) experiments.get(position))
                    .bind("role", role)
                    .bind("position", position)
                    .add();
        }
        batch.execute();
    }

    /** Within a writing transaction the analysis stays as it is until the end; in a reading one this is {@link #find}. */
    public Optional<Analysis> lock(long id) {
        if (!session.lockingClause().isEmpty()) {
            session.handle()
                    .createQuery("SELECT id FROM analysis WHERE id = :id" + session.lockingClause())
                    .bind("id", id)
                    .mapTo(Long.class)
                    .findOne();
        }
        return find(id);
    }

    public Optional<Analysis> find(long id) {
        return all(List.of(id)).stream().findFirst();
    }

    /** Those of these that there are, by number; two questions for all. */
    public List<Analysis> all(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows().read(rows().query(" WHERE a.id IN (<ids>) ORDER BY a.id")
                        .bindList("ids", ids));
    }

    private AnalysisRows rows() {
        return new AnalysisRows(session);
    }

    /** The analyses that an experiment is a target of. */
    public List<Analysis> ofTarget(long experiment) {
        return ofTargets(List.of(experiment)).getOrDefault(experiment, List.of());
    }

    /** The same by experiment; one that is a target of none is absent. */
    public Map<Long, List<Analysis>> ofTargets(List<Long> experiments) {
        return rows().ofTargets(experiments);
    }

    /** Newest first; {@code status} and {@code application}: null for all. */
    public List<Analysis> list(@Nullable AnalysisStatus status, @Nullable String application, int limit, int offset) {
        String where = (status == null ? "" : " AND a.status = :status")
                + (application == null ? "" : " AND p.name = :application");
        var query = rows().query(" WHERE 1 = 1" + where + " ORDER BY a.id DESC LIMIT :limit OFFSET :offset")
                .bind("limit", limit)
                .bind("offset", offset);
        if (status != null) {
            query.bind("status", status.name());
        }
        if (application != null) {
            query.bind("application", application);
        }
        return rows().read(query);
    }

    /** As {@link #setStatus(long, AnalysisStatus, Cause)}, on behalf of no signal. */
    public Change setStatus(long id, AnalysisStatus status, String by) {
        return setStatus(id, status, Cause.of(by));
    }

    /**
     * The one way in which a status changes. Where it differs from the stored one, the change, its journal line and the
     * status-change event are one transaction; otherwise nothing happens. On behalf of signals their chain becomes the
     * analysis's, so that what its end leads to goes on with it.
     *
     * @param cause who or what reports it
     * @throws java.util.NoSuchElementException there is no such analysis
     */
    public Change setStatus(long id, AnalysisStatus status, Cause cause) {
        Analysis before = lock(id).orElseThrow();
        Change change = new Change(before.status(), status);
        if (change.happened()) {
            List<String> chain = cause.chain().isEmpty() ? before.chain() : cause.chain();
            if (!cause.chain().isEmpty()) {
                set(id, "chain", Json.write(chain));
            }
            long number = update(id, status);
            session.journal()
                    .add("analysis", id, "status", change.before() + " -> " + change.after() + ", by " + cause);
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("status", status.name());
            detail.put("previous_status", before.status().name());
            session.events().add(EventTable.STATUS_CHANGE, id, "change " + number + ": " + status, detail, chain);
        }
        return change;
    }

    private long update(long id, AnalysisStatus status) {
        String time =
                switch (status) {
                    case CREATED, STAGED -> ", submitted = NULL, started = NULL, finished = NULL";
                    case SUBMITTED -> ", submitted = :now, started = NULL, finished = NULL";
                    case STARTED -> ", started = :now, finished = NULL";
                    case IN_PROGRESS -> ", started = COALESCE(started, :now), finished = NULL";
                    case FINISHED, SUCCEEDED, FAILED, REJECTED -> ", finished = COALESCE(finished, :now)";
                };
        return session.handle()
                .createQuery("UPDATE analysis SET status = :status, changes = changes + 1, modified = :now" + time
                        + " WHERE id = :id RETURNING changes")
                .bind("status", status.name())
                .bind("now", session.milliseconds())
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }

    public void setResults(long id, Map<String, ?> results) {
        set(id, "results", Json.write(results));
    }

    public void setData(long id, Map<String, ?> data) {
        set(id, "data", Json.write(data));
    }

    public void setStorageUrl(long id, String storageUrl) {
        set(id, "storage_url", storageUrl);
    }

    public void setNotes(long id, @Nullable String notes) {
        set(id, "notes", notes);
    }

    /**
     * It is to be run once more.
     *
     * @param chain the signals on whose behalf; empty: a person asks
     */
    public void again(long id, String ranBy, List<String> chain) {
        session.handle()
                .createUpdate("UPDATE analysis SET ran_by = :ranBy, chain = :chain,"
                        + " reruns = CASE WHEN :signalled = 1 THEN reruns + 1 ELSE 0 END WHERE id = :id")
                .bind("ranBy", ranBy)
                .bind("chain", Json.write(chain))
                .bind("signalled", chain.isEmpty() ? 0 : 1)
                .bind("id", id)
                .execute();
    }

    private void set(long id, String column, @Nullable String value) {
        session.handle()
                .createUpdate("UPDATE analysis SET " + column + " = :value, modified = :now WHERE id = :id")
                .bind("value", value)
                .bind("now", session.milliseconds())
                .bind("id", id)
                .execute();
    }
}
