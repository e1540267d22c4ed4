package io.cameleer.callback;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces a secret in a stream of bytes, wherever the stream happens to be cut into pieces. It holds back only what may be
 * the secret's beginning. Not safe for use by several threads.
 */
final class SecretFilter {

    /** Stands where the secret stood. */
    static final String REDACTED = "[secret]";

    private static final byte[] REPLACEMENT = REDACTED.getBytes(StandardCharsets.US_ASCII);

    private final byte[] secret;
    /** Knuth, Morris, Pratt: the length of the longest proper border of each prefix. */
    private final int[] borders;

    private int matched;

    SecretFilter(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.borders = borders(this.secret);
    }

    /** A whole text with the secret replaced. */
    static String redact(String text, String secret) {
        return secret.isEmpty() ? text : text.replace(secret, REDACTED);
    }

    /** What of the stream so far can be shown. */
    byte[] pass(byte[] bytes, int length) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream(length + secret.length);
        int i = 0;
        while (i < length) {
            if (matched == 0) {
                int start = firstPossible(bytes, i, length);
                shown.write(bytes, i, start - i);
                i = start;
            }
            if (i < length) {
                next(bytes[i++], shown);
            }
        }
        return shown.toByteArray();
    }

    /** Most bytes are passed here, in one piece. */
    private int firstPossible(byte[] bytes, int from, int length) {
        int i = from;
        while (i < length && (secret.length == 0 || bytes[i] != secret[0])) {
            i++;
        }
        return i;
    }

    /** What was held back when the stream ended. */
    byte[] end() {
        byte[] rest = Arrays.copyOf(secret, matched);
        matched = 0;
        return rest;
    }

    /** Forgets what was held back, and gives its length. */
    int drop() {
        int held = matched;
        matched = 0;
        return held;
    }

    private void next(byte b, ByteArrayOutputStream shown) {
        while (matched > 0 && secret[matched] != b) {
            int border = borders[matched - 1];
            shown.write(secret, 0, matched - border);
            matched = border;
        }
        if (secret[matched] == b) {
            matched++;
        } else {
            shown.write(b);
        }
        if (matched == secret.length) {
            shown.write(REPLACEMENT, 0, REPLACEMENT.length);
            matched = 0;
        }
    }

    private static int[] borders(byte[] secret) {
        int[] borders = new int[secret.length];
        for (int i = 1, border = 0; i < secret.length; i++) {
            while (border > 0 && secret[border] != secret[i]) {
                border = borders[border - 1];
            }
            if (secret[border] == secret[i]) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }
}
