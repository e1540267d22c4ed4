package io.cameleer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a person names it: its number, its run id, or {@code <run id>/<unit>}; of several generations the newest. */
final class NamedRun {

    private static final int AT_ONCE = 1000;

    /** In so many of the newest runs a number and the nearest names are looked for. */
    private static final int SEARCHED = 20_000;

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
        for (int end = wanted.length(); end > 0; end = wanted.lastIndexOf('/', end - 1)) {
            Optional<Map<String, Object>> found = newest(
                            runs, Map.of("run_id", wanted.substring(0, end), "limit", String.valueOf(AT_ONCE)))
                    .filter(run -> name(run).equals(wanted));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return numbered(runs);
    }

    private Optional<Map<String, Object>> newest(Items runs, Map<String, String> query) throws Exception {
        return runs.list(query).stream().filter(run -> name(run).equals(wanted)).findFirst();
    }

    private Map<String, Object> numbered(Items runs) throws Exception {
        List<String> names = new ArrayList<>();
        for (int offset = 0; offset < SEARCHED; offset += AT_ONCE) {
            List<Map<String, Object>> some =
                    runs.list(Map.of("limit", String.valueOf(AT_ONCE), "offset", String.valueOf(offset)));
            for (Map<String, Object> run : some) {
                if (String.valueOf(run.get("id")).equals(wanted)) {
                    return run;
                }
                names.add(name(run));
            }
            if (some.size() < AT_ONCE) {
                break;
            }
        }
        throw new NoSuchItemException("run", wanted, names.stream().distinct().toList());
    }
}
