package io.cameleer.store;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What is one for all machines that share a database. */
public final class Installation {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private final Session session;

    Installation(Session session) {
        this.session = session;
    }

    /** The key that forms of pages are marked with; it is made when it is first asked for, and shown nowhere. */
    public String formKey() {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return session.handle()
                .createQuery("UPDATE installation SET form_key = COALESCE(form_key, :random) RETURNING form_key")
                .bind("random", HexFormat.of().formatHex(random))
                .mapTo(String.class)
                .first();
    }
}
