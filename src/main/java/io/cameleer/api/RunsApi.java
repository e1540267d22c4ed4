package io.cameleer.api;

import io.cameleer.ingest.IngestProgress;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.RunFilter;
import io.cameleer.store.Store;
import io.cameleer.watch.RunCommands;
import io.cameleer.watch.RunCommands.RefusedException;
import io.cameleer.watch.Sequencers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /api/v2/runs} and {@code /api/v2/sequencers}. */
public final class RunsApi implements OperationGroup {

    private static final int MOST = 1000;

    private final Store store;
    private final RunCommands commands;
    private final Sequencers sequencers;
    private final IngestProgress progress;

    public RunsApi(Store store, RunCommands commands, Sequencers sequencers, IngestProgress progress) {
        this.store = store;
        this.commands = commands;
        this.sequencers = sequencers;
        this.progress = progress;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "listRuns", this::list,
                "getRun", this::get,
                "commandRun", this::command,
                "listSequencers", this::listSequencers);
    }

    Object list(Request request) {
        int limit = request.number("limit", 100, 1, MOST);
        int offset = request.number("offset", 0, 0, Integer.MAX_VALUE);
        RunFilter filter = new RunFilter(
                request.query("state").map(RunState::of).orElse(null),
                request.query("sequencer").orElse(null),
                request.query("outcome").orElse(null),
                request.query("run_id").orElse(null));
        return Map.of(
                "runs",
                store.read(session ->
                        RunDocuments.summaries(session, session.runs().search(filter, limit, offset))));
    }

    Object get(Request request) {
        long id = request.id();
        return store.read(session -> session.runs().find(id).map(run -> RunDocuments.whole(session, run, progress)))
                .orElseThrow(() -> Request.notFound("run " + id));
    }

    /** hold, ignore, retry or again. */
    Object command(Request request) {
        long id = request.id();
        if (store.read(session -> session.runs().find(id)).isEmpty()) {
            throw Request.notFound("run " + id);
        }
        String command = request.path("command");
        String by = request.user();
        try {
            Run run =
                    switch (command) {
                        case "hold" -> commands.hold(id, by);
                        case "ignore" -> commands.ignore(id, by);
                        case "retry" -> commands.retry(id, by);
                        case "again" -> commands.again(id, by);
                        default -> throw Request.notFound("the command " + command);
                    };
            return store.read(session -> RunDocuments.whole(session, run, progress));
        } catch (RefusedException e) {
            throw Request.conflict(String.valueOf(e.getMessage()));
        }
    }

    Object listSequencers(Request request) {
        List<Map<String, Object>> list = sequencers.all().stream()
                .map(watch -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("name", watch.sequencer().name());
                    document.put("directory", watch.sequencer().directory().toString());
                    document.put("watched", watch.problem().isEmpty());
                    document.put("problem", watch.problem().orElse(null));
                    return document;
                })
                .toList();
        return Map.of("sequencers", list);
    }
}
