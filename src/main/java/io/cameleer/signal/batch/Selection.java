package io.cameleer.signal.batch;

import io.cameleer.app.TargetDocuments;
import io.cameleer.filter.Filter;
import io.cameleer.store.Store;
import io.cameleer.store.TargetTable.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what a filter means. Keys, projects and the status go to the database; everything else is asked of the documents,
 * page by page, so that memory holds one page and the keys that were found.
 */
final class Selection {

    private static final int PAGE = 500;

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
        return store.read(session -> {
            TargetDocuments documents = new TargetDocuments(session, filter.fields());
            Map<Long, Map<String, Object>> found = experiments ? documents.experiments(page) : documents.analyses(page);
            return found.entrySet().stream()
                    .filter(each -> filter.matches(each.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }
}
