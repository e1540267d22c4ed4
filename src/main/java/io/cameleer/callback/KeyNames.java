package io.cameleer.callback;

import org.apache.commons.codec.digest.DigestUtils;

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
        return DigestUtils.sha256Hex(text).substring(0, 32);
    }
}
