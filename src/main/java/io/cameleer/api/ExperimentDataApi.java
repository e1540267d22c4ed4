package io.cameleer.api;

import io.cameleer.app.IsablDocuments;
import io.cameleer.experiment.Experiment;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
                requireParts(metadata);
                session.experimentData().setMetadata(id, MergePatch.apply(experiment.metadata(), metadata));
                session.journal().add("experiment", id, "metadata", "metadata changed by " + request.user());
            }
            if (body.get("raw_data") instanceof List<?> rawData) {
                requireFiles(rawData);
                if (session.experimentData().setRawData(id, rawData, request.cause(session), false)) {
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

    /** Species and category are read from these parts: what is no object would take them away unseen. */
    private static void requireParts(Map<?, ?> metadata) {
        requireObject("metadata.sample", metadata.get("sample"));
        requireObject("metadata.technique", metadata.get("technique"));
        if (metadata.get("sample") instanceof Map<?, ?> sample) {
            requireObject("metadata.sample.individual", sample.get("individual"));
        }
        if (!(metadata.get("platform") instanceof String)) {
            requireObject("metadata.platform", metadata.get("platform"));
        }
    }

    private static void requireObject(String name, @Nullable Object value) {
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw Request.invalid(
                    name, "is no object; give its members, as in {\"category\": \"DNA\"}, or null to take it away");
        }
    }

    private static void requireFiles(List<?> rawData) {
        for (Object item : rawData) {
            if (!(item instanceof Map<?, ?> file) || !(file.get("file_url") instanceof String)) {
                throw Request.invalid("raw_data", "each item must be an object with file_url");
            }
        }
    }
}
