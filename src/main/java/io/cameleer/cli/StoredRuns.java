package io.cameleer.cli;

import io.cameleer.api.RunDocuments;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.run.RunState;
import io.cameleer.service.Core;
import io.cameleer.store.RunFilter;
import io.cameleer.watch.RunCommands.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs in a home that no service has. */
final class StoredRuns implements Items {

    private static final String BY = "the command line";

    private final Core core;

    StoredRuns(Core core) {
        this.core = core;
    }

    @Override
    public List<Map<String, Object>> list(Map<String, String> query) {
        RunFilter filter = new RunFilter(
                Optional.ofNullable(query.get("state")).map(RunState::of).orElse(null),
                query.get("sequencer"),
                query.get("outcome"),
                query.get("run_id"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
        return core.store()
                .read(session -> RunDocuments.summaries(session, session.runs().search(filter, limit, offset)));
    }

    @Override
    public Optional<Map<String, Object>> find(long number) {
        return core.store().read(session -> session.runs()
                .find(number)
                .map(found -> RunDocuments.whole(session, found, new IngestProgress())));
    }

    @Override
    public Map<String, Object> show(Map<String, Object> run) {
        return show(id(run));
    }

    private Map<String, Object> show(long id) {
        return find(id).orElseThrow();
    }

    @Override
    public Map<String, Object> command(Map<String, Object> run, String verb) throws RefusedException {
        long id = id(run);
        return show(
                switch (verb) {
                    case "hold" -> core.commands().hold(id, BY).id();
                    case "ignore" -> core.commands().ignore(id, BY).id();
                    case "retry" -> core.commands().retry(id, BY).id();
                    case "again" -> core.commands().again(id, BY).id();
                    default -> throw new IllegalArgumentException("a run knows no " + verb);
                });
    }

    private static long id(Map<String, Object> run) {
        return Long.parseLong(String.valueOf(run.get("id")));
    }
}
