package io.cameleer.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as a person names it: its number, its run id, or {@code <run id>/<unit>}; of several generations the newest. A number
 * is a run's number even where it is also a run id, as in REST.
 */
final class NamedRun {

    private static final int AT_ONCE = 1000;

    private static final String NUMBER = "[0-9]{1,18}";

    private final String wanted;

    NamedRun(String wanted) {
        this.wanted = wanted;
    }

    /** The run and, where it is a part of one, which. */
    static String spoken(Map<String, Object> run) {
        return (run.get("run_id") + " " + run.getOrDefault("unit", "")).strip();
    }

    private static String name(Map<String, Object> run) {
        Object unit = run.getOrDefault("unit", "");
        return run.get("run_id") + (String.valueOf(unit).isEmpty() ? "" : "/" + unit);
    }

    Map<String, Object> in(Items runs) throws Exception {
        if (wanted.matches(NUMBER)) {
            Optional<Map<String, Object>> numbered = runs.find(Long.parseLong(wanted));
            if (numbered.isPresent()) {
                return numbered.get();
            }
        }
        for (int end = wanted.length(); end > 0; end = wanted.lastIndexOf('/', end - 1)) {
            Optional<Map<String, Object>> newest =
                    runs.list(Map.of("run_id", wanted.substring(0, end), "limit", String.valueOf(AT_ONCE))).stream()
                            .filter(run -> name(run).equals(wanted))
                            .findFirst();
            if (newest.isPresent()) {
                return newest.get();
            }
        }
        List<String> names = runs.list(Map.of("limit", String.valueOf(AT_ONCE))).stream()
                .map(NamedRun::name)
                .distinct()
                .toList();
        throw new NoSuchItemException("run", wanted, names);
    }
}
