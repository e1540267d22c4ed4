package io.cameleer.callback;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Replaces several secrets in a stream of bytes, the longest first. Not safe for use by several threads. */
final class SecretFilters {

    private final List<SecretFilter> chain;

    SecretFilters(List<String> secrets) {
        this.chain = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(SecretFilter::new)
                .toList();
    }

    /** What of the stream so far can be shown. */
    byte[] pass(byte[] bytes, int length) {
        return pass(bytes, length, 0);
    }

    private byte[] pass(byte[] bytes, int length, int from) {
        byte[] shown = bytes;
        int size = length;
        for (SecretFilter filter : chain.subList(from, chain.size())) {
            shown = filter.pass(shown, size);
            size = shown.length;
        }
        return size == shown.length ? shown : Arrays.copyOf(shown, size);
    }

    /** What was held back when the stream ended. */
    byte[] end() {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        for (int i = 0; i < chain.size(); i++) {
            byte[] held = chain.get(i).end();
            rest.writeBytes(pass(held, held.length, i + 1));
        }
        return rest.toByteArray();
    }

    /** Forgets what was held back, and gives its length. */
    int drop() {
        return chain.stream().mapToInt(SecretFilter::drop).sum();
    }
}
