package io.cameleer.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pairs of name and password that were right a moment ago, by a hash under a key that never leaves this process: a picture
 * of its memory holds no password. Thread-safe.
 */
final class RememberedLogins {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MOST = 1000;

    private final SecretKeySpec key;
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    RememberedLogins() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    boolean has(String username, String password, Instant now) {
        Instant end = until.get(digest(username, password));
        return end != null && now.isBefore(end);
    }

    /** Remembers a pair until {@code end}; those that ended by {@code now} make room. */
    void add(String username, String password, Instant end, Instant now) {
        until.values().removeIf(other -> !now.isBefore(other));
        if (until.size() < MOST) {
            until.put(digest(username, password), end);
        }
    }

    void forget() {
        until.clear();
    }

    /** The length of the name keeps ("a", "bc") and ("ab", "c") apart. */
    private String digest(String username, String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String pair = username.length() + ":" + username + password;
            return HexFormat.of().formatHex(mac.doFinal(pair.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
