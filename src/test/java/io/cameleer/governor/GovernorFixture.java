package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.json.Json;
import io.cameleer.store.Journal;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.store.Timeline;
import io.cameleer.store.Workflows;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The governor on the real embedded store; one store for all tests of a class, an experiment for each. */
abstract class GovernorFixture {

    /** The states that most tests begin with: {@code first} behind the root. */
    private static final String ROOT =
            "label: w\nstates:\n  - {label: untracked, transitions: [{destination: first}]}\n";

    static final int TRANSITIONS_AN_HOUR = 5;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    static Path directory;

    static Store store;

    final Governor governor = new Governor(
            new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), TRANSITIONS_AN_HOUR);

    @BeforeAll
    static void open() {
        store = Store.open(StoreSettings.embedded(directory.resolve("cameleer.db")));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @AfterEach
    void resetClock() {
        store.shiftClock(Duration.ZERO);
    }

    /** A new experiment that enters a workflow of these states. */
    long begin(String states) {
        return store.transact(session -> {
            long workflow =
                    session.workflows().put(Workflows.load(ROOT + states)).id();
            String label = "e" + NUMBER.incrementAndGet();
            long id = session.experiments()
                    .put(
                            new NewExperiment(
                                    "c", "s", label, LocalDateTime.of(2024, 3, 15, 9, 0), Map.of(), List.of()),
                            null);
            governor.begin(session.governor(), id, workflow, "test");
            return id;
        });
    }

    /** A worker claims and begins the callback's newest execution. */
    void starts(long experiment, String callback) {
        Execution execution = execution(experiment, callback);
        store.claims().claimTarget(WorkKind.CALLBACK, execution.id(), "worker", Duration.ofMinutes(1));
        store.run(session -> Executions.started(session.governor(), execution, "worker"));
    }

    /** A worker ran the callback: its claim ends, its result is kept, and the transitions are tested. */
    Execution report(long experiment, String callback, boolean success, String values) {
        Execution execution = execution(experiment, callback);
        Execution after = store.transact(session -> {
            session.governor().withdrawCallback(execution.id());
            Execution begun = execution.status().equals("running") || execution.isResolved()
                    ? execution
                    : Executions.started(session.governor(), execution, "worker");
            return Executions.ran(
                    session.governor(),
                    begun,
                    new Executions.Report(success, Json.write(Json.read(values)), "printed"),
                    "worker");
        });
        evaluate();
        return after;
    }

    /** Somebody who has the secret reports. */
    Optional<String> change(long experiment, String callback, ProgressChange change) {
        Optional<String> refusal = command(
                experiment, callback, (records, execution) -> Executions.change(records, execution, change, "api"));
        evaluate();
        return refusal;
    }

    Optional<String> command(
            long experiment, String callback, BiFunction<GovernorRecords, Execution, Optional<String>> command) {
        return store.transact(session -> command.apply(session.governor(), execution(experiment, callback)));
    }

    static ProgressChange status(@Nullable String status, @Nullable String result) {
        return new ProgressChange(status, result, null, null, null);
    }

    static ProgressChange values(@Nullable String status, @Nullable String result, String values) {
        return new ProgressChange(status, result, values, null, null);
    }

    /** Does what evaluations are offered. */
    void evaluate() {
        store.claims()
                .claim(WorkKind.EVALUATE, "test", Duration.ofSeconds(60), 1000)
                .forEach(claim -> store.run(session -> {
                    assertThat(session.work().complete(claim)).isTrue();
                    governor.evaluate(session.governor(), claim.target());
                }));
    }

    MoveOutcome moveTo(long experiment, String state) {
        return store.transact(session -> governor.moveTo(session.governor(), experiment, state, "ada", null));
    }

    /** What is overdue ends, and its transitions are tested; gives what of it was this experiment's. */
    List<Timeouts.Expired> sweep(long experiment) {
        List<Timeouts.Expired> expired = store.transact(session -> Timeouts.sweep(session.governor(), 100));
        evaluate();
        List<Long> own = executions(experiment).stream().map(Execution::id).toList();
        return expired.stream().filter(over -> own.contains(over.executionId())).toList();
    }

    Experiment experiment(long id) {
        return store.read(session -> session.experiments().find(id)).orElseThrow();
    }

    String state(long id) {
        return String.valueOf(experiment(id).state());
    }

    /** All executions, the oldest first. */
    List<Execution> executions(long experiment) {
        return store.read(session -> session.experiments().executions(experiment).stream()
                .map(line -> session.governor().execution(line.id()).orElseThrow())
                .toList());
    }

    /** The newest execution of a callback. */
    Execution execution(long experiment, String callback) {
        return executions(experiment).stream()
                .filter(execution -> execution.callback().label().equals(callback))
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** The callbacks of the experiment that are offered to workers. */
    List<String> offered(long experiment) {
        return executions(experiment).stream()
                .filter(execution -> offer(execution).isPresent())
                .map(execution -> execution.callback().label())
                .toList();
    }

    Optional<GovernorRecords.Offered> offer(Execution execution) {
        return store.read(session -> session.governor().offered(execution.id()));
    }

    /** The last actions, the newest first. */
    List<Timeline.Step> steps(long experiment) {
        return store.read(session -> session.timeline().latest(experiment, 100));
    }

    List<Journal.Entry> journal(long experiment) {
        return store.read(session -> session.journal().of("experiment", experiment));
    }

    List<String> journal(long experiment, String kind) {
        return journal(experiment).stream()
                .filter(line -> line.kind().equals(kind))
                .map(Journal.Entry::message)
                .toList();
    }

    @Nullable
    Waiting why(long experiment) {
        return store.read(session -> new Why(null).of(session.governor(), experiment))
                .orElse(null);
    }

    String whySentence(long experiment) {
        Waiting waiting = why(experiment);
        return waiting == null ? "nothing" : waiting.sentence();
    }
}
