package io.cameleer.api;

import io.cameleer.callback.dispatch.ExecutionCommands;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.ProgressChange;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v2/callback_executions}: how a waiting callback gets its final word. Checks are Study Governor's, in its
 * order: known, valid, allowed, not resolved.
 */
public final class ExecutionsApi {

    private static final Set<String> STATUSES =
            Set.of("created", "skipped", "queued", "running", "waiting", "finished");
    private static final Set<String> RESULTS = Set.of("none", "success", "failed", "timeout");

    private final Store store;
    private final ExecutionCommands commands;

    public ExecutionsApi(Store store, ExecutionCommands commands) {
        this.store = store;
        this.commands = commands;
    }

    Object get(Request request) {
        long id = request.id();
        return store.read(session -> session.governor().execution(id))
                .map(ExecutionsApi::document)
                .orElseThrow(() -> Request.notFound("callback execution " + id));
    }

    Object put(Request request) {
        long id = request.id();
        Optional<ProblemException> refusal = store.transact(session -> put(session, id, request));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return get(request);
    }

    Object cancel(Request request) {
        String reason = request.text("reason");
        return commanded(request, commands.cancel(known(request), request.user(), reason == null ? "" : reason));
    }

    Object retry(Request request) {
        return commanded(request, commands.retry(known(request), request.user()));
    }

    private long known(Request request) {
        long id = request.id();
        if (store.read(session -> session.governor().execution(id)).isEmpty()) {
            throw Request.notFound("callback execution " + id);
        }
        return id;
    }

    private Object commanded(Request request, Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw new ProblemException(409, refusal.get());
        }
        return get(request);
    }

    private static Optional<ProblemException> put(Session session, long id, Request request) {
        Execution execution = session.governor().execution(id).orElse(null);
        if (execution == null) {
            return Optional.of(Request.notFound("callback execution " + id));
        }
        Optional<ProblemException> refusal = refusal(execution, request);
        if (refusal.isPresent()) {
            return refusal;
        }
        ProgressChange change = new ProgressChange(
                request.text("status"),
                request.text("result"),
                values(request),
                request.text("run_log"),
                request.text("result_log"));
        return Executions.change(session.governor(), execution, change, "api")
                .map(reason -> new ProblemException(409, reason));
    }

    private static Optional<ProblemException> refusal(Execution execution, Request request) {
        String status = request.text("status");
        String result = request.text("result");
        if (status != null && !STATUSES.contains(status)) {
            return Optional.of(Request.invalid("status: '" + status + "' is none of " + STATUSES));
        }
        if (result != null && !RESULTS.contains(result)) {
            return Optional.of(Request.invalid("result: '" + result + "' is none of " + RESULTS));
        }
        Object values = request.body().get("result_values");
        if (values != null && !(values instanceof Map)) {
            return Optional.of(Request.invalid("result_values: give a JSON object"));
        }
        String secret = request.text("secret_key") == null ? request.text("secret") : request.text("secret_key");
        if (secret != null && !same(secret, execution.secretKey())) {
            return Optional.of(new ProblemException(403, "Cannot access specified callback_execution"));
        }
        return execution.isResolved()
                ? Optional.of(new ProblemException(
                        409, "callback execution " + execution.id() + " is " + execution.status() + " already"))
                : Optional.empty();
    }

    private static boolean same(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String values(Request request) {
        Object values = request.body().get("result_values");
        return values == null ? null : Json.write(values);
    }

    private static Map<String, Object> document(Execution execution) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", execution.id());
        document.put("uri", "/api/v2/callback_executions/" + execution.id());
        document.put("callback", execution.callback().label());
        document.put("function", execution.callback().function());
        document.put("experiment", "/api/v2/experiments/" + execution.experimentId());
        document.put("status", execution.status());
        document.put("result", execution.result());
        document.put("superseded", execution.superseded());
        document.put("result_values", execution.resultValues());
        return document;
    }
}
