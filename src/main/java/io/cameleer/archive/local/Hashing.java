package io.cameleer.archive.local;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digests that every Java has. */
final class Hashing {

    private Hashing() {}

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    /** No proof against malice; instruments write it. */
    static MessageDigest md5() {
        return digest("MD5");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has " + algorithm, impossible);
        }
    }
}
