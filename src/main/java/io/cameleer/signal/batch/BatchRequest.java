package io.cameleer.signal.batch;

import io.cameleer.filter.FilterPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person asks for; also the parameters of the jobs that do it.
 *
 * @param endpoint {@code experiments} or {@code analyses}; empty where records of failure are asked for
 * @param signals names; none where the records say them
 * @param failFast whether the first failure ends it
 * @param record whether failures are put on record, so that they can be run again as such
 * @param chain the signals on whose behalf; empty: a person asks
 */
public record BatchRequest(
        String endpoint,
        List<String> signals,
        List<FilterPair> filters,
        boolean failFast,
        boolean record,
        List<String> chain) {

    public BatchRequest {
        signals = List.copyOf(signals);
        filters = List.copyOf(filters);
        chain = List.copyOf(chain);
    }

    /** A person's. */
    public BatchRequest(
            String endpoint, List<String> signals, List<FilterPair> filters, boolean failFast, boolean record) {
        this(endpoint, signals, filters, failFast, record, List.of());
    }

    /** The same with failures put on record. */
    BatchRequest recorded() {
        return new BatchRequest(endpoint, signals, filters, failFast, true, chain);
    }

    /** The same on behalf of these signals, whatever it said before. */
    public BatchRequest onBehalfOf(List<String> signalsBefore) {
        return new BatchRequest(endpoint, signals, filters, failFast, record, signalsBefore);
    }

    /**
     * Reads {@code {endpoint, signals, filters: [{key, value}], fail_fast, record, chain}}.
     *
     * @throws InvalidBatchException naming what is wrong
     */
    public static BatchRequest of(Map<?, ?> given) throws InvalidBatchException {
        List<FilterPair> filters = new ArrayList<>();
        for (Object item : list(given, "filters")) {
            if (!(item instanceof Map<?, ?> pair) || pair.get("key") == null || pair.get("value") == null) {
                throw new InvalidBatchException("filters is a list of {\"key\": …, \"value\": …}");
            }
            filters.add(new FilterPair(String.valueOf(pair.get("key")), String.valueOf(pair.get("value"))));
        }
        return new BatchRequest(
                given.get("endpoint") == null ? "" : String.valueOf(given.get("endpoint")),
                list(given, "signals").stream().map(String::valueOf).toList(),
                filters,
                flag(given, "fail_fast"),
                flag(given, "record"),
                list(given, "chain").stream().map(String::valueOf).toList());
    }

    private static List<?> list(Map<?, ?> given, String name) throws InvalidBatchException {
        Object value = given.get(name);
        if (value == null || value instanceof List<?>) {
            return value == null ? List.of() : (List<?>) value;
        }
        throw new InvalidBatchException(name + " is no list");
    }

    /** The command line gives parameters of jobs as text. */
    private static boolean flag(Map<?, ?> given, String name) {
        return "true".equals(String.valueOf(given.get(name)));
    }

    /** As {@link #of} reads it. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("endpoint", endpoint);
        document.put("signals", signals);
        document.put(
                "filters",
                filters.stream()
                        .map(pair -> Map.of("key", pair.key(), "value", pair.value()))
                        .toList());
        document.put("fail_fast", failFast);
        document.put("record", record);
        if (!chain.isEmpty()) {
            document.put("chain", chain);
        }
        return document;
    }
}
