package io.cameleer.api;

import io.cameleer.json.Json;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v2/signal_failures}. */
public final class SignalsApi implements OperationGroup {

    private final Store store;

    public SignalsApi(Store store) {
        this.store = store;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of("listSignalFailures", this::failures);
    }

    private Object failures(Request request) {
        List<Map<String, Object>> failures = store
                .read(session -> session.events().failures())
                .stream()
                .map(failure -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("id", failure.id());
                    document.put("target_endpoint", failure.targetEndpoint());
                    document.put("target_id", failure.targetId());
                    document.put("import_string", failure.importString());
                    document.put("data", Json.read(failure.data()));
                    document.put("attempts", failure.attempts());
                    document.put("first_failed", failure.first().toString());
                    document.put("last_failed", failure.last().toString());
                    return document;
                })
                .toList();
        return Map.of("signal_failures", failures);
    }
}
