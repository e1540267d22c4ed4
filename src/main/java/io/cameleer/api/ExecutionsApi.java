package io.cameleer.api;

import io.cameleer.callback.dispatch.ExecutionCommands;
import io.cameleer.document.Documents;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.ProgressChange;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v2/callback_executions}: how workers report and how a waiting callback gets its final word. Whoever has the
 * secret of an execution needs no login. Checks are Study Governor's, in its order: known, valid, allowed, not resolved.
 */
public final class ExecutionsApi implements OperationGroup {

    private static final Set<String> STATUSES =
            Set.of("created", "skipped", "queued", "running", "waiting", "finished");
    private static final Set<String> RESULTS = Set.of("none", "success", "failed", "timeout");

    /** Named in the journal where only the secret was shown. */
    private static final String SECRET_HOLDER = "the holder of its secret";

    private final Store store;
    private final Documents documents;
    private final ExecutionCommands commands;

    public ExecutionsApi(Store store, Documents documents, ExecutionCommands commands) {
        this.store = store;
        this.documents = documents;
        this.commands = commands;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "getCallbackExecution", this::get,
                "putCallbackExecution", this::put,
                "cancelCallbackExecution", this::cancel,
                "retryCallbackExecution", this::retry);
    }

    private Object get(Request request) {
        long id = request.id();
        return store.read(session -> {
            Execution execution = find(session, id);
            allow(execution, request);
            return documents.callbackExecution(session, id).orElseThrow();
        });
    }

    private Object put(Request request) {
        long id = request.id();
        return store.transact(session -> {
            Execution execution = find(session, id);
            check("status", request, STATUSES);
            check("result", request, RESULTS);
            String values = values(request);
            allow(execution, request);
            ProgressChange change = new ProgressChange(
                    request.text("status"),
                    request.text("result"),
                    values,
                    request.text("run_log"),
                    request.text("result_log", "wait_log"));
            String who = request.user().isEmpty() ? SECRET_HOLDER : request.user();
            Executions.change(session.governor(), execution, change, who).ifPresent(reason -> {
                throw Request.conflict(reason);
            });
            return documents.callbackExecution(session, id).orElseThrow();
        });
    }

    private Object cancel(Request request) {
        String reason = request.text("reason");
        return commanded(request, commands.cancel(known(request), request.user(), reason == null ? "" : reason));
    }

    private Object retry(Request request) {
        return commanded(request, commands.retry(known(request), request.user()));
    }

    private long known(Request request) {
        return store.read(session -> find(session, request.id()).id());
    }

    private Object commanded(Request request, Optional<String> refusal) {
        if (refusal.isPresent()) {
            throw Request.conflict(refusal.get());
        }
        return get(request);
    }

    private static Execution find(Session session, long id) {
        return session.governor().execution(id).orElseThrow(() -> Request.notFound("callback execution " + id));
    }

    private static void check(String name, Request request, Set<String> choices) {
        String given = request.text(name);
        if (given != null && !choices.contains(given)) {
            throw Request.invalid(name, "The value '" + given + "' is not a valid choice for '" + name + "'.");
        }
    }

    private static @Nullable String values(Request request) {
        Object values = request.body().get("result_values");
        if (values != null && !(values instanceof Map)) {
            throw Request.invalid("result_values", "must be a JSON object");
        }
        return values == null ? null : Json.write(values);
    }

    private static void allow(Execution execution, Request request) {
        String secret = Optional.ofNullable(request.text("secret_key", "secret"))
                .or(() -> request.query("secret_key"))
                .or(() -> request.query("secret"))
                .orElse("");
        if (request.user().isEmpty() && !same(secret, execution.secretKey())) {
            throw new ProblemException(403, "Cannot access specified callback_execution");
        }
    }

    private static boolean same(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
