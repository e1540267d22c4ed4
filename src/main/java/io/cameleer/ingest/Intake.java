package io.cameleer.ingest;

import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Store;
import io.cameleer.watch.Admission;
import io.cameleer.work.Claim;
import io.cameleer.work.Claims;
import io.cameleer.work.LeaseKeeper;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ingests a run at once, in the caller's thread, because a person or a job asks for it. */
public final class Intake {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final Store store;
    private final Claims claims;
    private final LeaseKeeper leases;
    private final IngestRun ingest;
    private final String owner;

    public Intake(Store store, Claims claims, LeaseKeeper leases, IngestRun ingest, String owner) {
        this.store = store;
        this.claims = claims;
        this.leases = leases;
        this.ingest = ingest;
        this.owner = owner;
    }

    /**
     * Ingests the run that was admitted; where another worker has it already, waits for that one.
     *
     * @return the run as it stands afterwards: ingested, or failed or arriving with a reason
     */
    public Run ingest(Run admitted) throws InterruptedException {
        while (true) {
            Optional<Claim> claim = claims.claimTarget(WorkKind.INGEST, admitted.id(), owner, LeaseKeeper.LEASE);
            if (claim.isPresent()) {
                try (LeaseKeeper.Held held = leases.keep(claim.get())) {
                    ingest.run(claim.get());
                }
            }
            Run run = store.read(session -> session.runs().find(admitted.id())).orElseThrow();
            boolean waits = run.state() == RunState.COMPLETE || run.state() == RunState.INGESTING;
            if (!waits) {
                return run;
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    /** The item that rodrunner's workflows report for one run: its manual's keys and its code's. */
    public Map<String, Object> report(Path folder, Admission admission, Run run) {
        Map<String, Object> item = new LinkedHashMap<>();
        boolean success = run.state() == RunState.INGESTED;
        item.put("success", success);
        item.put("run_dir", folder.toString());
        item.put("run_id", run.runId());
        if (!run.isWhole()) {
            item.put("unit", run.unit());
        }
        if (success && run.archived() != null) {
            item.put("irods_path", run.archived().logicalPath());
            item.put("collection_path", run.archived().logicalPath());
            item.put("archive", run.archived().address());
            item.put("files", run.archived().files());
            item.put("bytes", run.archived().bytes());
            item.putAll(effort(run));
            item.put("already_ingested", admission.alreadyIngested());
            item.put("metadata", Json.readObject(run.inspection()));
        } else {
            item.put("error", run.reason() == null ? "state " + run.state().label() : run.reason());
        }
        return item;
    }

    /** How many bytes the last process had to read, and how many an earlier one had verified already. */
    private Map<String, Object> effort(Run run) {
        Map<String, Object> effort = new LinkedHashMap<>();
        store.read(session -> session.journal().of("run", run.id())).stream()
                .filter(entry -> entry.kind().equals("ingested") && entry.detail() != null)
                .map(entry -> Json.readObject(String.valueOf(entry.detail())))
                .forEach(detail -> {
                    effort.put("bytes_copied", detail.get("copied"));
                    effort.put("bytes_resumed", detail.get("resumed"));
                });
        return effort;
    }
}
