package io.cameleer.filter;

/**
 * One {@code -fi KEY VALUE} as it was given.
 *
 * @param key fields with dots or two underscores between them, a look-up at the end where it is not {@code exact}, and
 *     {@code !} behind it to mean the contrary
 */
public record FilterPair(String key, String value) {

    @Override
    public String toString() {
        return key + " " + value;
    }
}
