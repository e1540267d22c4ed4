package io.cameleer.cli;

import io.cameleer.run.Outcome;
import io.cameleer.run.RunState;
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

    /** The newest ones. */
    static Map<String, String> standard() {
        return Map.of("limit", String.valueOf(USUAL));
    }

    Map<String, String> query() {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--limit is " + limit + "; give a number from 1 to " + MOST);
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("limit", String.valueOf(limit));
        put(query, "state", state == null ? null : state.label());
        put(query, "sequencer", sequencer);
        put(query, "outcome", outcome == null ? null : outcome.word());
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}
