package io.cameleer.signal;

import java.util.List;
import java.util.Map;

/** The signals that are there now. */
public interface SignalRoutes {

    /** Names of the signals of a kind ({@code data-import}, {@code status-change}), in the order they run. */
    List<String> names(String kind);

    /** Runs one signal; an exception is the signal's failure. */
    void fire(String kind, String name, Map<String, Object> target) throws Exception;
}
