package io.cameleer.signal;

import java.util.List;
import java.util.Map;

/**
 * One signal for one target.
 *
 * @param kind {@code data-import}, {@code status-change} or {@code failure}
 * @param name the id of a route, or an import string
 * @param body what the signal gets: the experiment, the analysis, or the failure
 * @param chain the signals that led here, this one last
 */
public record SignalCall(String kind, String name, Map<String, Object> body, List<String> chain) {}
