package io.cameleer.api;

import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v2/experiments} and {@code /api/v2/signal_failures}. */
public final class ExperimentsApi {

    private final Store store;

    public ExperimentsApi(Store store) {
        this.store = store;
    }

    Object get(Request request) {
        long id = request.id();
        return store.read(session -> session.experiments().find(id).map(experiment -> {
                    Map<String, Object> document = RunDocuments.experimentSummary(experiment);
                    document.put("run", experiment.run());
                    document.put("metadata", experiment.metadata());
                    document.put("variable_map", experiment.variables());
                    document.put(
                            "journal",
                            session.journal().of("experiment", id).stream()
                                    .map(RunDocuments::line)
                                    .toList());
                    return document;
                }))
                .orElseThrow(() -> Request.notFound("experiment " + id));
    }

    Object signalFailures(Request request) {
        List<Map<String, Object>> failures = store
                .read(session -> session.events().failures())
                .stream()
                .map(failure -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("id", failure.id());
                    document.put("target_endpoint", failure.targetEndpoint());
                    document.put("target_id", failure.targetId());
                    document.put("import_string", failure.importString());
                    document.put("data", io.cameleer.json.Json.read(failure.data()));
                    document.put("attempts", failure.attempts());
                    document.put("first_failed", failure.first().toString());
                    document.put("last_failed", failure.last().toString());
                    return document;
                })
                .toList();
        return Map.of("signal_failures", failures);
    }
}
