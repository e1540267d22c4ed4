package io.cameleer.callback;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names made from an execution's key: the same for each attempt, different for different keys. */
final class KeyNames {

    /** File systems commonly allow 255 bytes; what remains is for endings. */
    private static final int LONGEST = 100;

    private KeyNames() {}

    /** A file name in which the key can be recognised; a hash keeps keys apart that differ in unsafe characters only. */
    static String fileName(String key) {
        String readable = key.replaceAll("[^A-Za-z0-9_-]+", "-");
        String shortened = readable.substring(0, Math.min(readable.length(), LONGEST));
        return shortened + "-" + hash(key).substring(0, 8);
    }

    /** 32 hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
