package io.cameleer.api;

import io.cameleer.json.Json;
import io.cameleer.signal.Signals;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /api/v2/signals} and {@code /api/v2/signal_failures}. */
public final class SignalsApi implements OperationGroup {

    private final Store store;
    private final Signals signals;

    public SignalsApi(Store store, Signals signals) {
        this.store = store;
        this.signals = signals;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "listSignalFailures",
                this::failures,
                "deleteSignalFailure",
                this::deleteFailure,
                "listSignals",
                this::list,
                "patchSignal",
                this::switchSignal);
    }

    /** In the order in which they run. */
    private Object list(Request request) {
        return Map.of("signals", documents());
    }

    private List<Map<String, Object>> documents() {
        Map<String, Boolean> switches = store.read(session -> session.switches().all());
        Map<String, Long> failures = store.read(session -> session.events().failures()).stream()
                .collect(Collectors.groupingBy(Failure::importString, Collectors.counting()));
        return Stream.of(EventTable.DATA_IMPORT, EventTable.STATUS_CHANGE, Signals.FAILURE)
                .flatMap(kind -> signals.all(kind).stream())
                .map(signal -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("name", signal.name());
                    document.put("kind", signal.kind());
                    document.put("origin", signal.origin());
                    document.put("enabled", switches.getOrDefault(signal.name(), true));
                    document.put("retries", signals.retries(signal.name()));
                    document.put("open_failures", failures.getOrDefault(signal.name(), 0L));
                    return document;
                })
                .toList();
    }

    private Object switchSignal(Request request) {
        String name = request.path("name");
        if (!(request.body().get("enabled") instanceof Boolean enabled)) {
            throw Request.invalid("enabled", "is missing; give true or false");
        }
        if (documents().stream().noneMatch(signal -> name.equals(signal.get("name")))) {
            throw Request.notFound("signal " + name);
        }
        store.run(session -> session.switches().set(name, enabled, request.user()));
        return documents().stream()
                .filter(signal -> name.equals(signal.get("name")))
                .findFirst()
                .orElseThrow();
    }

    /** What nobody is going to mend, as of a signal that is no more. */
    private Object deleteFailure(Request request) {
        long id = request.id();
        return store.transact(session -> {
            Failure failure = session.failures().find(id).orElseThrow(() -> Request.notFound("signal failure " + id));
            session.failures().delete(id);
            String subject = failure.targetEndpoint().equals(EventTable.endpointOf(EventTable.DATA_IMPORT))
                    ? "experiment"
                    : "analysis";
            session.journal()
                    .add(
                            subject,
                            failure.targetId(),
                            "signal",
                            "the failure of signal " + failure.importString() + " was deleted by user "
                                    + request.user());
            return document(failure);
        });
    }

    private static Map<String, Object> document(Failure failure) {
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
    }

    private Object failures(Request request) {
        return Map.of(
                "signal_failures",
                store.read(session -> session.events().failures()).stream()
                        .map(SignalsApi::document)
                        .toList());
    }
}
