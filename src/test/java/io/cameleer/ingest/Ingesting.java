package io.cameleer.ingest;

import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Progress;
import io.cameleer.archive.VerifyReport;
import io.cameleer.archive.local.LocalArchive;
import io.cameleer.condition.Conditions;
import io.cameleer.experiment.Experiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.ConditionTests;
import io.cameleer.governor.Governor;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.service.WorkflowConditions;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Journal;
import io.cameleer.store.RunTable.Metadata;
import io.cameleer.watch.Lookout;
import io.cameleer.watch.Sequencer;
import io.cameleer.watch.Watching;
import io.cameleer.work.Claim;
import io.cameleer.work.LeaseKeeper;
import io.cameleer.work.WorkKind;
import io.cameleer.workflow.Workflow;
import io.cameleer.workflow.WorkflowLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Runs on their way from a drop folder into a local archive, with the store, the watch and the governor as they are. */
final class Ingesting implements AutoCloseable {

    /** An experiment that enters it waits in state {@code arrived}, where a callback is to run. */
    private static final String WORKFLOW =
            """
            label: sequencing
            states:
              - label: untracked
                transitions:
                  - destination: arrived
              - label: arrived
                callbacks:
                  - label: check
                    function: test_callback
                    condition: "experiment.label != ''"
                transitions:
                  - destination: done
              - label: done
            """;

    final Watching w;
    final IngestProgress board = new IngestProgress();
    final List<Path> lookedAgain = new ArrayList<>();
    final Path archived;
    private final Archive local;
    private final Conditions evaluator;
    private final ConditionTests compiled;

    /** What the ingest archives into; the local archive unless a test stands in its way. */
    Archive archive;

    ConditionTests conditions;
    boolean watched = true;

    Ingesting(Path home) {
        w = new Watching(home);
        // As far ahead as the watch's clock, so that the files of a test were written long ago.
        w.store.shiftClock(Duration.between(w.store.now(), w.clock.instant()));
        archived = Watching.directory(home.resolve("archive"));
        local = new LocalArchive(archived, 2);
        archive = local;
        evaluator = new Conditions(w.clock, ZoneOffset.UTC);
        compiled = new CompiledConditions(evaluator);
        conditions = compiled;
        governBy(WORKFLOW);
    }

    /** Loads another version of the workflow, for the runs that come. */
    void governBy(String workflow) {
        Workflow loaded = new WorkflowLoader(
                        new WorkflowConditions(evaluator), Set.of("test_callback", "command", "send_mail"))
                .load("sequencing.yaml", workflow)
                .workflow()
                .orElseThrow();
        w.store.run(session -> session.workflows().put(loaded));
    }

    /** A store that a test stands in the way of, before the local archive. */
    interface Store {
        ArchivedRun store(Archive local, ArchiveRequest request, Progress progress) throws ArchiveFailedException;
    }

    void archiveBy(Store store) {
        archive = new Archive() {
            @Override
            public ArchivedRun store(ArchiveRequest request, Progress progress) throws ArchiveFailedException {
                return store.store(local, request, progress);
            }

            @Override
            public VerifyReport verify(String location, Progress progress) throws ArchiveFailedException {
                return local.verify(location, progress);
            }

            @Override
            public Optional<ArchivedRun> find(String location) {
                return local.find(location);
            }
        };
    }

    void archiveByItself() {
        archive = local;
    }

    void conditionsByThemselves() {
        conditions = compiled;
    }

    IngestRun ingest() {
        return new IngestRun(
                w.store,
                archive,
                w.inspector,
                w.platforms,
                new Governor(conditions, 100),
                new IngestSettings("/site", ZoneOffset.UTC, "http://localhost:8000"),
                board,
                new Lookout() {
                    @Override
                    public boolean watches(String sequencer) {
                        return watched;
                    }

                    @Override
                    public Optional<Handling> handling(String sequencer) {
                        return Optional.empty();
                    }

                    @Override
                    public void lookAgain(Path folder) {
                        lookedAgain.add(folder);
                        w.watch.forget(folder);
                    }
                });
    }

    /** A NovaSeq 6000 run that is there, complete, and still for long enough. */
    Path novaSeq() {
        return complete(
                RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 1000), Handling.standard("nova1", "sequencing"));
    }

    Path complete(RunFolderFixture run, Handling handling) {
        Path folder = run.complete();
        settle(folder, handling);
        return folder;
    }

    void settle(Path folder, Handling handling) {
        look(folder, handling);
        pass(Duration.ofMinutes(10));
        look(folder, handling);
    }

    /** What a poll does. */
    void look(Path folder, Handling handling) {
        Sequencer sequencer = new Sequencer(
                "nova1", w.drop, Sequencer.Existing.INGEST, null, handling.expectation(w.platforms), handling);
        w.watch.look(sequencer, folder, false);
    }

    /** Lets the time of timers pass, for the watch and for the store. */
    void pass(Duration time) {
        w.clock.pass(time);
        w.store.shiftClock(w.store.clockOffset().plus(time));
    }

    Claim claim(Path folder) {
        return w.store
                .claims()
                .claimTarget(WorkKind.INGEST, w.run(folder).id(), "a-worker", LeaseKeeper.LEASE)
                .orElseThrow();
    }

    /** Ingests what a folder shows, as a worker does; gives the run as it stands afterwards. */
    Run ingest(Path folder) {
        ingest().run(claim(folder));
        return w.run(folder);
    }

    /** The triples of a run by attribute. */
    Map<String, String> metadata(Run run) {
        Map<String, String> metadata = new TreeMap<>();
        for (Metadata triple : w.store.read(session -> session.runs().metadata(run.id()))) {
            metadata.put(triple.attribute(), triple.value());
        }
        return metadata;
    }

    List<Experiment> experiments(Run run) {
        return w.store.read(session -> session.experiments().ofRun(run.id()));
    }

    /** What is offered to the workers. */
    List<Long> due(WorkKind kind) {
        return w.store.read(session -> session.work().due(kind, 100));
    }

    List<Event> events() {
        return due(WorkKind.SIGNAL).stream()
                .map(id -> w.store.read(session -> session.events().find(id)).orElseThrow())
                .toList();
    }

    List<String> journal(Experiment experiment) {
        return w.store.read(session -> session.journal().of("experiment", experiment.id())).stream()
                .map(Journal.Entry::message)
                .toList();
    }

    @Override
    public void close() {
        w.close();
    }
}
