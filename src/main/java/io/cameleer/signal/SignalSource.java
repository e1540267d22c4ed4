package io.cameleer.signal;

import java.util.List;
import java.util.Optional;

/** Where signals come from: routes, or functions in Python. Thread-safe. */
public interface SignalSource {

    /** What a listing calls this source: {@code route} or {@code python}. */
    String origin();

    /**
     * Names of the signals that are registered for a kind ({@code data-import}, {@code status-change}, {@code failure}), in
     * the order in which they run unless the site orders otherwise.
     */
    List<String> names(String kind);

    /** Whether a signal of this name can be tried here, registered or not. */
    boolean answers(String kind, String name);

    /** Why a signal that this source answers for cannot be run just now; empty: nothing is known against it. */
    default Optional<String> problem(String name) {
        return Optional.empty();
    }

    /** Runs one signal; an exception is its failure. */
    void fire(SignalCall call) throws Exception;
}
