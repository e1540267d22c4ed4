package io.cameleer.store;

import io.cameleer.json.Json;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Chains of signals under the tokens by which their runs are known outside. */
public final class ChainTable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    /** A token may wait in a batch system's job for long. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Session session;

    ChainTable(Session session) {
        this.session = session;
    }

    /** A new token for a chain; those of long ago are forgotten. Nobody can guess it. */
    public String issue(List<String> chain) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        long now = session.milliseconds();
        session.handle()
                .createUpdate("DELETE FROM signal_chain WHERE created < :before")
                .bind("before", now - KEPT.toMillis())
                .execute();
        session.handle()
                .createUpdate("INSERT INTO signal_chain (token, chain, created) VALUES (:token, :chain, :now)")
                .bind("token", token)
                .bind("chain", Json.write(chain))
                .bind("now", now)
                .execute();
        return token;
    }

    /** The chain of a token; empty: it is none of ours, or was forgotten. */
    public Optional<List<String>> find(String token) {
        return session.handle()
                .createQuery("SELECT chain FROM signal_chain WHERE token = :token")
                .bind("token", token)
                .mapTo(String.class)
                .findOne()
                .map(Json::readStrings);
    }
}
