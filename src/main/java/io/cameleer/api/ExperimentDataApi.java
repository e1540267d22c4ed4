package io.cameleer.api;

import io.cameleer.app.IsablDocuments;
import io.cameleer.experiment.Experiment;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;

/** {@code PATCH /api/v2/experiments/{id}}: metadata and raw data. A change of raw data is a data import. */
public final class ExperimentDataApi implements OperationGroup {

    private final Store store;

    public ExperimentDataApi(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("patchExperiment", this::patch);
    }

    private Object patch(Request request) {
        long id = request.id();
        Map<String, Object> body = request.body();
        return store.transact(session -> {
            Experiment experiment =
                    session.experiments().find(id).orElseThrow(() -> Request.notFound("experiment " + id));
            if (body.get("metadata") instanceof Map<?, ?> metadata) {
                session.experimentData().setMetadata(id, MergePatch.apply(experiment.metadata(), metadata));
                session.journal().add("experiment", id, "metadata", "metadata changed by " + request.user());
            }
            if (body.get("raw_data") instanceof List<?> rawData) {
                requireFiles(rawData);
                if (session.experimentData().setRawData(id, rawData, "user " + request.user(), false)) {
                    session.journal()
                            .add(
                                    "experiment",
                                    id,
                                    "data",
                                    "raw data changed by " + request.user() + ": " + rawData.size() + " files");
                }
            }
            return IsablDocuments.plain(IsablDocuments.experiment(session, id).orElseThrow());
        });
    }

    private static void requireFiles(List<?> rawData) {
        for (Object item : rawData) {
            if (!(item instanceof Map<?, ?> file) || !(file.get("file_url") instanceof String)) {
                throw Request.invalid("raw_data", "each item must be an object with file_url");
            }
        }
    }
}
