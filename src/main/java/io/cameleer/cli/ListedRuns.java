package io.cameleer.cli;

import static java.util.stream.Collectors.joining;

import io.cameleer.run.Outcome;
import io.cameleer.run.RunState;
import io.cameleer.text.Visible;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which runs {@code runs list} lists. */
final class ListedRuns {

    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    private @Nullable RunState state;

    @Option(names = "--sequencer", paramLabel = "NAME", description = "As its templatedRoute is called.")
    private @Nullable String sequencer;

    @Option(
            names = "--outcome",
            paramLabel = "OUTCOME",
            description = "How it ended on the instrument, one of ${COMPLETION-CANDIDATES}, in any case.")
    private @Nullable Outcome outcome;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The newest N, up to " + MOST + "; " + USUAL + " if left out.")
    private int limit = USUAL;

    Map<String, String> query() {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--limit is " + limit + "; give a number from 1 to " + MOST);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(limit));
        query.putAll(kind());
        return query;
    }

    /** That there is no such run, and if one sequencer was asked for, of which there are. */
    String nothing(Items runs) throws Exception {
        if (kind().isEmpty()) {
            return "no run is known yet";
        }
        String options = kind().entrySet().stream()
                .map(e -> "--" + e.getKey() + " " + e.getValue())
                .collect(joining(" "));
        String known = sequencer == null ? "" : sequencers(runs);
        return "no run is known with " + Visible.line(options)
                + (known.isEmpty() ? "" : "; runs are known of the sequencers " + Visible.line(known));
    }

    private static String sequencers(Items runs) throws Exception {
        return runs.list(Map.of("limit", String.valueOf(MOST))).stream()
                .map(run -> String.valueOf(run.get("sequencer")))
                .distinct()
                .sorted()
                .collect(joining(", "));
    }

    private Map<String, String> kind() {
        Map<String, String> kind = new LinkedHashMap<>();
        put(kind, "state", state == null ? null : state.label());
        put(kind, "sequencer", sequencer);
        put(kind, "outcome", outcome == null ? null : outcome.word());
        return kind;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
