package io.cameleer.signal.batch;

import io.cameleer.app.IsablDocuments;
import io.cameleer.experiment.ExperimentDocument;
import io.cameleer.experiment.ExperimentDocument.Beside;
import io.cameleer.filter.Filter;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.TargetTable.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a filter means. Keys, projects and the status go to the database; everything else is asked of the documents,
 * page by page, so that memory holds one page and the keys that were found.
 */
final class Selection {

    private static final int PAGE = 200;

    private final Store store;

    Selection(Store store) {
        this.store = store;
    }

    /** Keys of the experiments or analyses that match, in their order. */
    List<Long> targets(String endpoint, Filter filter) {
        boolean experiments = endpoint.equals(Endpoints.EXPERIMENTS);
        Wanted wanted = new Wanted(
                filter.wanted("pk").orElse(null),
                filter.wanted(experiments ? "projects__pk" : "targets__projects__pk")
                        .orElse(null),
                experiments ? null : filter.wanted("status").orElse(null));
        List<Long> found = new ArrayList<>();
        long after = 0;
        for (List<Long> page = page(experiments, wanted, after);
                !page.isEmpty();
                page = page(experiments, wanted, after)) {
            after = page.get(page.size() - 1);
            found.addAll(filter.isEmpty() ? page : matching(experiments, page, filter));
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("stopped while targets were looked for");
            }
        }
        return found;
    }

    private List<Long> page(boolean experiments, Wanted wanted, long after) {
        return store.read(session -> experiments
                ? session.targets().experiments(wanted, after, PAGE)
                : session.targets().analyses(wanted, after, PAGE));
    }

    private List<Long> matching(boolean experiments, List<Long> page, Filter filter) {
        Set<String> fields = filter.fields();
        return store.read(session -> page.stream()
                .filter(id -> (experiments ? experiment(session, id, fields) : analysis(session, id, fields))
                        .map(filter::matches)
                        .orElse(false))
                .toList());
    }

    /** Read is only what the filter asks for: each part is a question of its own to the database. */
    private static Optional<Map<String, Object>> experiment(Session session, long id, Set<String> fields) {
        return session.experiments()
                .find(id)
                .map(found -> ExperimentDocument.of(
                        found,
                        new Beside(
                                fields.contains("projects")
                                        ? session.experimentData().projects(id)
                                        : List.of(),
                                fields.contains("raw_data")
                                        ? session.experimentData().rawData(id)
                                        : List.of(),
                                fields.contains("results")
                                        ? session.analyses().ofTarget(id).stream()
                                                .map(IsablDocuments::summary)
                                                .toList()
                                        : List.of())));
    }

    private static Optional<Map<String, Object>> analysis(Session session, long id, Set<String> fields) {
        if (fields.contains("targets") || fields.contains("references")) {
            return IsablDocuments.analysis(session, id);
        }
        return session.analyses().find(id).map(found -> {
            Map<String, Object> document = IsablDocuments.summary(found);
            document.put("results", found.results());
            document.put("data", found.data());
            document.put("notes", found.notes());
            document.put("chain", found.chain());
            return document;
        });
    }
}
