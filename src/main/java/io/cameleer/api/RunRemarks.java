package io.cameleer.api;

import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.RunFilter;
import io.cameleer.store.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be said of runs beside their state: the reason, how they ended on the instrument, folders that are left
 * alone, analyses that have not come. One object for one transaction.
 */
public final class RunRemarks {

    /** How many runs or folders a warning names. */
    private static final int NAMED = 5;

    private static final int MOST_COPIES = 20;

    private final Session session;
    private final Map<Long, List<Path>> copies;

    public RunRemarks(Session session) {
        this.session = session;
        this.copies = session.sightings().copies();
    }

    /** All of it in one line; empty where there is nothing to say. */
    public String of(Run run) {
        List<String> all = new ArrayList<>();
        String remark = run.remark();
        all.add(remark.isEmpty() || remark.endsWith(".") ? remark : remark + ".");
        copies(run).forEach(copy -> all.add("Also shown by " + copy + ", which is left alone."));
        awaited(run)
                .forEach((unit, files) ->
                        all.add("Its manifest names " + files(files) + " of " + unit + ", which has not come."));
        return all.size() == 1 ? remark : String.join(" ", all).strip();
    }

    private static String files(long files) {
        return files == 1 ? "1 file" : files + " files";
    }

    /** The folders that show this run, too. */
    List<Path> copies(Run run) {
        return copies.getOrDefault(run.id(), List.of());
    }

    /** The parts of an archived run that its instrument's manifest speaks of and nobody has seen, with how many files. */
    Map<String, Long> awaited(Run run) {
        Map<String, Long> awaited = new LinkedHashMap<>();
        if (run.state() == RunState.INGESTED
                && Json.readObject(run.inspection()).get("manifest_units") instanceof Map<?, ?> units) {
            Set<String> seen =
                    session.runs().ofRunId(run.runId()).stream().map(Run::unit).collect(Collectors.toSet());
            units.forEach((unit, files) -> {
                if (!seen.contains(String.valueOf(unit)) && files instanceof Number number) {
                    awaited.put(String.valueOf(unit), number.longValue());
                }
            });
        }
        return awaited;
    }

    /** A sentence for each thing that waits for a person; the same words as in {@link #of}, bounded. */
    public static List<String> warnings(Session session) {
        List<String> warnings = new ArrayList<>();
        RunRemarks remarks = new RunRemarks(session);
        remarks.copies.entrySet().stream().limit(MOST_COPIES).forEach(entry -> session.runs()
                .find(entry.getKey())
                .ifPresent(run -> warnings.add(copied(run, entry.getValue()))));
        if (remarks.copies.size() > MOST_COPIES) {
            warnings.add((remarks.copies.size() - MOST_COPIES) + " more runs are shown by more than one folder.");
        }
        session.runs().remarked(NAMED).forEach(run -> warnings.add("Run " + run.spoken() + " " + run.reason()));
        List<Run> failed = session.runs().search(new RunFilter(RunState.FAILED, null, null, null), NAMED + 1, 0);
        if (!failed.isEmpty()) {
            warnings.add((failed.size() == 1
                            ? "1 run is"
                            : failed.size() > NAMED ? "More than " + NAMED + " runs are" : failed.size() + " runs are")
                    + " failed: "
                    + failed.stream().limit(NAMED).map(Run::spoken).collect(Collectors.joining(", "))
                    + ". `cameleer runs list --state failed` says why.");
        }
        return warnings;
    }

    private static String copied(Run run, List<Path> copies) {
        List<String> shown = copies.stream().limit(NAMED).map(Path::toString).toList();
        String more = copies.size() > NAMED ? " and " + (copies.size() - NAMED) + " more" : "";
        return "Run " + run.spoken() + " is taken from " + run.path() + " and also shown by "
                + String.join(", ", shown) + more + ", which " + (copies.size() == 1 ? "is" : "are")
                + " left alone. Remove what is not wanted"
                + (run.state() == RunState.INGESTED
                        ? "."
                        : ", or take the run from another folder with `cameleer ingest <folder>`.");
    }
}
