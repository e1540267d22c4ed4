package io.cameleer.condition.value;

import java.time.Duration;

/**
 * What one evaluation may use.
 *
 * @param steps elements looked at or made, calls, and portions of long work
 * @param length characters of a string, elements of a collection
 * @param integerBits bits of an integer
 * @param depth expressions and values within each other
 * @param time wall clock
 */
public record Limits(long steps, int length, int integerBits, int depth, Duration time) {

    /** Thousands of times what a workflow's condition needs, and over within half a second. */
    public static final Limits DEFAULT = new Limits(1_000_000, 100_000, 16_384, 400, Duration.ofMillis(500));
}
