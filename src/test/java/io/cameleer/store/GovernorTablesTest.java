package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.TypedValue;
import io.cameleer.experiment.VariableType;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Execution;
import io.cameleer.governor.Executions;
import io.cameleer.governor.Governor;
import io.cameleer.governor.GovernorRecords.Offered;
import io.cameleer.governor.ProgressChange;
import io.cameleer.governor.Standing;
import io.cameleer.json.Json;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the governor relies on, on every database. */
class GovernorTablesTest extends StoreContract {

    private static final String WORKFLOW =
            """
            label: w
            states:
              - {label: untracked, transitions: [{destination: first}]}
              - label: first
                callbacks:
                  - {label: a, function: work, run_timeout: 10, wait_timeout: 30, retries: 3, backoff: 7}
                transitions: [{destination: second}]
              - label: second
                callbacks: [{label: b, function: work}]
                transitions: [{destination: last}]
              - {label: last}
            """;

    private final Governor governor =
            new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 100);
    private long experiment;

    @BeforeEach
    void begin() {
        experiment = begin("e");
    }

    private long begin(String label) {
        long id = newExperiment(label);
        store.run(session -> governor.begin(
                session.governor(),
                id,
                session.workflows().put(Workflows.load(WORKFLOW)).id(),
                "test"));
        return id;
    }

    private Execution execution(long of) {
        return store.read(session -> {
            Standing standing = session.governor().standing(of);
            return session.governor().executions(standing.actionId()).get(0);
        });
    }

    private Standing standing() {
        return store.read(session -> session.governor().standing(experiment));
    }

    @Test
    void a_callback_comes_back_with_its_timeouts_and_retries() {
        assertThat(execution(experiment).callback()).satisfies(callback -> {
            assertThat(callback.runTimeoutMinutes()).isEqualTo(10);
            assertThat(callback.waitTimeoutMinutes()).isEqualTo(30);
            assertThat(callback.retries()).isEqualTo(3);
            assertThat(callback.backoffSeconds()).isEqualTo(7);
        });
    }

    @Test
    void what_is_known_of_an_execution_comes_back_as_it_was_saved() {
        Execution before = execution(experiment);
        ProgressChange change = new ProgressChange(
                "waiting",
                "none",
                "{\"far\": 1e20, \"smile\": \"\uD83D\uDE00\"}",
                "log\nof \uD83E\uDDEC",
                "result log");

        store.run(session -> {
            Executions.started(session.governor(), before, "w");
            Executions.change(session.governor(), before, change, "api");
        });

        assertThat(execution(experiment).progress()).satisfies(progress -> {
            assertThat(progress.status()).isEqualTo("waiting");
            assertThat(progress.resultValues()).isEqualTo(change.values());
            assertThat(progress.runValues()).isEqualTo(change.values());
            assertThat(progress.runLog()).isEqualTo(change.runLog());
            assertThat(progress.resultLog()).isEqualTo(change.resultLog());
            assertThat(progress.attempts()).isEqualTo(1);
            assertThat(progress.created()).isEqualTo(before.progress().created());
            assertThat(progress.runStart()).isAfterOrEqualTo(before.progress().created());
            assertThat(progress.waitStart()).isAfterOrEqualTo(progress.runStart());
            assertThat(progress.finished()).isNull();
        });
    }

    @Test
    void overdue_is_what_has_run_or_waited_too_long() {
        long waiting = begin("waiting");
        long created = begin("created");
        store.claims().claimTarget(WorkKind.CALLBACK, execution(experiment).id(), "w", Duration.ofMinutes(1));
        store.run(session -> {
            Executions.started(session.governor(), execution(experiment), "w");
            Executions.change(
                    session.governor(),
                    execution(waiting),
                    new ProgressChange("waiting", null, null, null, null),
                    "api");
        });
        store.shiftClock(Duration.ofMinutes(11));
        assertThat(list(session -> session.governor().overdue(10)))
                .extracting(Execution::experimentId)
                .containsExactly(experiment);

        store.shiftClock(Duration.ofMinutes(31));
        assertThat(list(session -> session.governor().overdue(10)))
                .extracting(Execution::experimentId)
                .containsExactly(experiment, waiting)
                .doesNotContain(created);
        assertThat(list(session -> session.governor().overdue(1))).hasSize(1);
    }

    @Test
    void what_a_dead_worker_left_running_is_taken_over_before_it_is_overdue() {
        store.claims().claimTarget(WorkKind.CALLBACK, execution(experiment).id(), "dead", Duration.ZERO);
        store.run(session -> Executions.started(session.governor(), execution(experiment), "dead"));
        store.shiftClock(Duration.ofMinutes(11));

        assertThat(list(session -> session.governor().overdue(10))).isEmpty();
        store.claims().claimTarget(WorkKind.CALLBACK, execution(experiment).id(), "w", Duration.ofMinutes(1));
        assertThat(list(session -> session.governor().overdue(10))).hasSize(1);
    }

    @Test
    void variables_come_back_with_type_and_every_digit() {
        Map<String, TypedValue> variables = Map.of(
                "none", new TypedValue(VariableType.NONE, null),
                "bool", TypedValue.of(VariableType.BOOL, true),
                "int", TypedValue.of(VariableType.INT, BigInteger.TEN.pow(40)),
                "float", TypedValue.of(VariableType.FLOAT, new BigDecimal("1e20")),
                "str", TypedValue.of(VariableType.STR, "\uD83D\uDE00"),
                "date", TypedValue.of(VariableType.DATE, "2024-02-29"),
                "datetime", TypedValue.of(VariableType.DATETIME, "2024-02-29T10:00:00"),
                "time", TypedValue.of(VariableType.TIME, "10:00:00"),
                "json", TypedValue.of(VariableType.JSON, Json.readList("[1.50, null, {\"a\": []}]")));

        store.run(session ->
                variables.forEach((label, value) -> session.governor().setVariable(experiment, label, value)));

        assertThat(store.<Map<String, TypedValue>>read(
                        session -> session.governor().variables(experiment)))
                .containsExactlyInAnyOrderEntriesOf(variables);
        assertThat(store.<Map<String, Object>>read(
                        session -> session.governor().facts(experiment).variables()))
                .containsEntry("date", java.time.LocalDate.of(2024, 2, 29));
    }

    @Test
    void parking_lasts_until_it_is_taken_back_and_older_moves_do_not_count_then() {
        Instant before = store.now().minus(Duration.ofHours(1));
        store.run(session -> session.governor().unpark(experiment));
        assertThat(standing().countedAfter()).as("nothing was parked").isZero();

        store.run(session -> session.governor().park(experiment));
        assertThat(standing().parked()).isNotNull();
        store.run(session -> session.governor().unpark(experiment));

        assertThat(standing().parked()).isNull();
        assertThat(store.<Integer>read(session -> session.governor()
                        .transitionsSince(experiment, before, standing().countedAfter())))
                .isZero();
        assertThat(store.<Integer>read(session -> session.governor().transitionsSince(experiment, before, 0)))
                .isEqualTo(1);
    }

    @Test
    void a_transition_from_a_version_that_is_past_is_refused() {
        Standing stale = standing();
        store.run(session -> governor.moveTo(session.governor(), experiment, "second", "ada", null));

        assertThatThrownBy(() -> store.run(session -> session.governor()
                        .move(
                                stale,
                                session.governor()
                                        .state(stale.stateId())
                                        .transitions()
                                        .get(0),
                                "late",
                                null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has moved meanwhile");
        assertThat(list(session -> session.timeline().latest(experiment, 10))).hasSize(2);
    }

    @Test
    void many_at_once_take_each_transition_once() throws Exception {
        store.run(session -> Executions.ran(
                session.governor(),
                Executions.started(session.governor(), execution(experiment), "w"),
                new Executions.Report(false, "{}", null),
                "w"));
        store.run(session -> Executions.change(
                session.governor(),
                execution(experiment),
                new ProgressChange("finished", "success", null, null, null),
                "api"));
        Together.inThreads(6, thread -> {
            store.run(session -> governor.evaluate(session.governor(), experiment));
            return thread;
        });

        assertThat(list(session -> session.timeline().latest(experiment, 10)))
                .extracting(Timeline.Step::state)
                .containsExactly("second", "first");
    }

    @Test
    void a_result_that_comes_while_transitions_are_tested_asks_for_another_test() throws Exception {
        store.run(session -> session.governor().offerEvaluation(experiment));
        Claim claim = store.claims()
                .claimTarget(WorkKind.EVALUATE, experiment, "w", Duration.ofMinutes(1))
                .orElseThrow();
        CountDownLatch tested = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread evaluation = new Thread(() -> store.run(session -> {
            session.governor().standing(experiment);
            governor.evaluate(session.governor(), experiment);
            tested.countDown();
            await(goOn);
            session.work().complete(claim);
        }));
        evaluation.start();
        tested.await();
        Execution execution = execution(experiment);
        Thread report = new Thread(() -> store.run(session -> Executions.change(
                session.governor(), execution, new ProgressChange("finished", "success", null, null, null), "api")));
        report.start();
        goOn.countDown();
        evaluation.join();
        report.join();

        assertThat(is(session -> session.governor().evaluationOffered(experiment)))
                .isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leaving_a_state_skips_what_nobody_has_claimed_and_supersedes_the_rest() {
        long claimed = begin("claimed");
        store.claims().claimTarget(WorkKind.CALLBACK, execution(claimed).id(), "w", Duration.ofMinutes(1));
        Execution left = execution(claimed);
        Execution skipped = execution(experiment);

        store.run(session -> {
            session.governor().supersede(left.actionId());
            session.governor().supersede(skipped.actionId());
        });

        assertThat(execution(claimed).superseded()).isTrue();
        assertThat(execution(claimed).status()).isEqualTo("created");
        assertThat(execution(experiment).status()).isEqualTo("skipped");
        assertThat(execution(experiment).progress().finished()).isNotNull();
        assertThat(is(session -> session.governor().offered(skipped.id()).isPresent()))
                .isFalse();
    }

    @Test
    void an_offer_says_when_it_is_due_who_holds_it_and_why_it_was_given_back() {
        Execution execution = execution(experiment);
        Claim claim = store.claims()
                .claimTarget(WorkKind.CALLBACK, execution.id(), "w", Duration.ofMinutes(1))
                .orElseThrow();
        assertThat(offer(execution).claimed()).isTrue();

        store.claims().release(claim, Duration.ofMinutes(1), "no route");

        assertThat(offer(execution)).satisfies(offer -> {
            assertThat(offer.claimed()).isFalse();
            assertThat(offer.reason()).isEqualTo("no route");
            assertThat(offer.due()).isAfter(store.now());
        });
    }

    private Offered offer(Execution execution) {
        return store.read(session -> session.governor().offered(execution.id())).orElseThrow();
    }

    @Test
    void the_journal_takes_no_change_and_no_deletion() {
        store.run(session -> session.journal().by("ada").add("experiment", experiment, "note", "kept"));

        for (String statement : List.of("UPDATE journal SET message = 'forged'", "DELETE FROM journal")) {
            assertThatThrownBy(() -> store.run(session -> session.handle().execute(statement)))
                    .hasMessageContaining("append-only");
        }
        assertThat(list(session -> session.journal().of("experiment", experiment)))
                .last()
                .extracting(Journal.Entry::who, Journal.Entry::message)
                .containsExactly("ada", "kept");
    }
}
