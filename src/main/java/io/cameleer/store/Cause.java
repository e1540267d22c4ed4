package io.cameleer.store;

import java.util.List;

/**
 * What led to a change.
 *
 * @param by who or what makes it
 * @param chain the signals on whose behalf, the first one first; empty: none
 */
public record Cause(String by, List<String> chain) {

    public Cause {
        chain = List.copyOf(chain);
    }

    public static Cause of(String by) {
        return new Cause(by, List.of());
    }

    /** As journals tell it. */
    @Override
    public String toString() {
        return chain.isEmpty() ? by : by + " for signal " + chain.get(chain.size() - 1);
    }
}
