package io.cameleer.callback;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Requests on their way from a route to the client that sends them: a route's message carries the name of one in a header
 * that never leaves, since nothing else of a message reaches the client. Thread-safe.
 */
public final class HttpCalls {

    /** The header that carries a request's name to the client, which takes it out. */
    public static final String HEADER = "X-Cameleer-Call";

    private final RunningPrograms running;
    private final ConcurrentMap<String, Prepared> prepared = new ConcurrentHashMap<>();

    private record Prepared(HttpCall call, CallbackContext context) {}

    public HttpCalls(RunningPrograms running) {
        this.running = running;
    }

    /** Remembers a request until it is begun; gives its name. */
    public String prepare(HttpCall call, CallbackContext context) {
        String name = UUID.randomUUID().toString();
        prepared.put(name, new Prepared(call, context));
        return name;
    }

    /** Forgets a request that was not begun. */
    public void forget(String name) {
        prepared.remove(name);
    }

    /** Begins the request: from now on it can be ended. Close it when its answer is read. */
    public Optional<OngoingCall> begin(String name) {
        return Optional.ofNullable(prepared.remove(name))
                .map(found -> new OngoingCall(found.call(), found.context(), running));
    }
}
