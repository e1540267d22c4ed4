package io.cameleer.cli;

import io.cameleer.api.RunDocuments;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.service.Core;
import io.cameleer.watch.RunCommands.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runs}: what is known of runs, and what a person does to one of them. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description = "Lists runs, shows one, or holds, ignores, retries or ingests one again.")
public final class RunsCommand implements Callable<Integer> {

    /** What to do. */
    enum Verb {
        list,
        show,
        hold,
        ignore,
        retry,
        again
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERB",
            description = "One of ${COMPLETION-CANDIDATES}; list if left out.")
    private Verb verb = Verb.list;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN",
            description = "The run's number, its run id, or for a part of it <run id>/Analysis/1.")
    private @Nullable String run;

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (verb != Verb.list && run == null) {
            spec().commandLine().getErr().println("runs " + verb + " needs a run: its number or its run id");
            return 2;
        }
        return print(options.reach(options.load(), this::alone, this::beside));
    }

    private List<Map<String, Object>> alone(Core core) throws RefusedException {
        if (verb == Verb.list) {
            return core.store().read(session -> session.runs().list(null, 1000, 0)).stream()
                    .map(RunDocuments::summary)
                    .toList();
        }
        long id = core.store().read(session -> session.runs().list(null, 1000, 0)).stream()
                .filter(this::isMeant)
                .map(Run::id)
                .findFirst()
                .orElseThrow(() -> new RefusedException("there is no run " + run));
        String by = "the command line";
        switch (verb) {
            case hold -> core.commands().hold(id, by);
            case ignore -> core.commands().ignore(id, by);
            case retry -> core.commands().retry(id, by);
            case again -> core.commands().again(id, by);
            default -> {}
        }
        return core.store()
                .read(session ->
                        session.runs().find(id).map(found -> RunDocuments.whole(session, found, new IngestProgress())))
                .map(List::of)
                .orElse(List.of());
    }

    private boolean isMeant(Run candidate) {
        return isMeant(candidate.id(), candidate.runId(), candidate.unit());
    }

    /** A number, a run id, or a run id with the part that is meant: {@code <run>/Analysis/1}. */
    private boolean isMeant(@Nullable Object id, @Nullable Object runId, @Nullable Object unit) {
        String whole = String.valueOf(runId);
        String name = String.valueOf(unit).isEmpty() ? whole : whole + "/" + unit;
        return name.equals(run) || String.valueOf(id).equals(run);
    }

    private List<Map<String, Object>> beside(ServiceClient service) throws IOException, InterruptedException {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Object item : (List<?>) service.get("/api/v2/runs?limit=1000").getOrDefault("runs", List.of())) {
            all.add(Json.readObject(Json.write(item)));
        }
        if (verb == Verb.list) {
            return all;
        }
        Map<String, Object> found = all.stream()
                .filter(item -> isMeant(item.get("id"), item.get("run_id"), item.getOrDefault("unit", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("there is no run " + run));
        String uri = String.valueOf(found.get("uri"));
        return List.of(verb == Verb.show ? service.get(uri) : service.post(uri + "/" + verb, Map.of()));
    }

    private int print(List<Map<String, Object>> runs) {
        PrintWriter out = spec().commandLine().getOut();
        if (json) {
            runs.forEach(item -> out.println(Json.write(item)));
        } else if (verb == Verb.show) {
            runs.forEach(item -> out.println(Json.writeIndented(item)));
        } else {
            TextTable table = new TextTable("NUMBER", "RUN", "STATE", "SEQUENCER", "REASON");
            runs.forEach(item -> table.row(
                    String.valueOf(item.get("id")),
                    (item.get("run_id") + " " + item.getOrDefault("unit", "")).strip(),
                    String.valueOf(item.get("state")),
                    String.valueOf(item.get("sequencer")),
                    item.get("reason") == null ? "" : String.valueOf(item.get("reason"))));
            table.print(out);
        }
        out.flush();
        return 0;
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
