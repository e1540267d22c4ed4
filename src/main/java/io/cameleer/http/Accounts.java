package io.cameleer.http;

import io.cameleer.security.Logins;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Who may come in, and as whom. Asked about every request before anything else sees it. */
public interface Accounts {

    /** Whether there is any account. Without one the service listens on loopback only. */
    boolean exist();

    /** Decides about a request. Called on an event loop, so it must not block; its body is not read yet. */
    Future<Admission> admit(HttpServerRequest request);

    /** Once there is an account: a login is needed, by HTTP Basic. */
    static Accounts login(Logins logins) {
        return new BasicLogin(logins);
    }

    /** Before the first account: everybody on this machine, and only on it, is administrator. */
    static Accounts none() {
        return new LoopbackOnly();
    }
}
