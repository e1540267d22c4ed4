package io.cameleer.web;

import io.cameleer.http.PageRequest;
import io.cameleer.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a form carries to show that we made it, for what it is about and for this person. It comes from a secret that the
 * store keeps, so that it is good on every machine and after a restart, and gives nothing of it away.
 */
final class FormToken {

    private static final String ALGORITHM = "HmacSHA256";

    private FormToken() {}

    static String of(String secret, String user) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(("form for " + user).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /**
     * Lets nobody by whose form does not carry it.
     *
     * @throws ProblemException 403
     */
    static void require(PageRequest request, String secret) {
        if (!matches(request.form("token"), secret, request.user())) {
            throw new ProblemException(403, "The form was not made for you by this page; load the page again.");
        }
    }

    /** Takes the same time wherever they differ. */
    private static boolean matches(String given, String secret, String user) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), of(secret, user).getBytes(StandardCharsets.UTF_8));
    }
}
