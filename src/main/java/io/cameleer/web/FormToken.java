package io.cameleer.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form about a callback execution carries to show that we made it, for this execution and this person. It comes from
 * the execution's own secret, so that it is good on every machine and after a restart, and gives nothing of it away.
 */
final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";

    private FormToken() {}

    static String of(String executionSecret, String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(executionSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("form for " + user).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Takes the same time wherever they differ. */
    static boolean matches(String given, String executionSecret, String user) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8),
                of(executionSecret, user).getBytes(StandardCharsets.UTF_8));
    }
}
