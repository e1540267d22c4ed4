package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.condition.ConditionContext;
import io.cameleer.condition.Conditions;
import io.cameleer.experiment.TypedValue;
import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The pure governor beside a reference model, through random workflows and whatever may happen to them. */
class GovernorPropertiesTest {

    private static final int MOST = 6;
    private static final int EVENTS = 10;

    /** Compiles each condition once. */
    private static final ConditionTests REAL =
            new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC));

    /** The model's conditions, in Python. */
    private static ConditionTests.Test test(String condition, ConditionContext context) {
        String number = condition.substring(condition.indexOf(':') + 1);
        return REAL.test(
                switch (condition.charAt(0)) {
                    case 'T' -> "True";
                    case 'F' -> "False";
                    case 'E' -> "1 / 0";
                    case 'i' -> "experiment.variables.get('v') == " + number;
                    default -> "callbacks['" + number + "'].result == 'success'";
                },
                context);
    }

    private static String condition(Random random, int callbacks) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> "T";
            case 3 -> "F";
            case 4 -> "E";
            case 5, 6 -> "is:" + random.nextInt(3);
            default -> "ok:c" + random.nextInt(Math.max(1, callbacks));
        };
    }

    private static List<StateDefinition> workflow(Random random) {
        int size = 2 + random.nextInt(4);
        List<StateDefinition> states = new ArrayList<>();
        for (int state = 0; state < size; state++) {
            List<CallbackDefinition> callbacks = new ArrayList<>();
            int count = random.nextInt(4);
            for (int c = 0; c < count; c++) {
                callbacks.add(new CallbackDefinition(
                        100L * state + c,
                        "c" + c,
                        "work",
                        Map.of(),
                        Map.of(),
                        random.nextBoolean() ? 10 : 0,
                        random.nextInt(3) == 0 ? 30 : 0,
                        random.nextInt(3) == 0 ? 60 : 0,
                        random.nextInt(4) == 0 ? condition(random, 0) : null,
                        random.nextInt(3) == 0 ? 2 : 0,
                        random.nextBoolean() ? 60 : 0));
            }
            List<TransitionDefinition> ways = new ArrayList<>();
            int exits = random.nextInt(4);
            for (int t = 0; t < exits; t++) {
                int to = random.nextInt(size);
                ways.add(new TransitionDefinition(10L * state + t, to, "s" + to, condition(random, count)));
            }
            states.add(new StateDefinition(state, "s" + state, random.nextBoolean(), callbacks, ways));
        }
        return states;
    }

    @Property(tries = 500)
    void the_governor_does_what_the_model_does_and_always_says_what_it_waits_for(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @Size(max = 40) List<@IntRange(max = 9999) Integer> events) {
        List<StateDefinition> states = workflow(new Random(seed));
        MemoryRecords records = new MemoryRecords(states);
        Governor governor = new Governor(GovernorPropertiesTest::test, MOST);
        governor.begin(records, MemoryRecords.EXPERIMENT, 1, "test");
        ReferenceModel model = new ReferenceModel(states, MOST, records.now);
        compare(records, model);
        for (int event : events) {
            records.now = records.now.plusMillis(1);
            model.now = records.now;
            happen(governor, records, model, event % EVENTS, event / EVENTS);
            if (records.evaluation) {
                records.evaluation = false;
                governor.evaluate(records, MemoryRecords.EXPERIMENT);
            }
            compare(records, model);
        }
    }

    /** Found by the property above. */
    @Example
    void a_callback_of_a_left_state_that_begins_to_wait_asks_for_nothing() {
        the_governor_does_what_the_model_does_and_always_says_what_it_waits_for(2963, List.of(5, 440, 144));
    }

    private static void happen(Governor governor, MemoryRecords records, ReferenceModel model, int kind, int choice) {
        Optional<Execution> present = pick(records, choice);
        ReferenceModel.Run run = present.map(execution -> model.runs.get(place(records, execution)))
                .orElse(null);
        switch (kind) {
            case 0 -> {
                String target = "s" + choice % records.states.size();
                governor.moveTo(records, MemoryRecords.EXPERIMENT, target, "ada", null);
                model.moveTo(target);
            }
            case 1 -> {
                Variables.set(records, MemoryRecords.EXPERIMENT, "v", TypedValue.infer(choice % 3), "ada");
                model.set(choice % 3);
            }
            case 2 -> {
                governor.retest(records, MemoryRecords.EXPERIMENT, "ada");
                model.retest();
            }
            case 3 -> {
                records.now = records.now.plus(Duration.ofMinutes(choice % 80));
                model.now = records.now;
                Timeouts.sweep(records, 100);
                model.sweep();
            }
            case 4 -> leftBehind(records, choice);
            default ->
                present.ifPresent(
                        execution -> worked(records, model, execution, Objects.requireNonNull(run), kind, choice));
        }
    }

    private static void worked(
            MemoryRecords records,
            ReferenceModel model,
            Execution execution,
            ReferenceModel.Run run,
            int kind,
            int choice) {
        boolean success = choice % 2 == 0;
        if (kind == 5 && execution.isResolved()) {
            assertThat(Executions.retry(records, execution, "ada")).isEmpty();
            model.again(run);
            model.settle();
        } else if (kind == 6 && !execution.isResolved()) {
            assertThat(Executions.cancel(records, execution, "ada", "")).isEmpty();
            model.resolve(run, "failed");
        } else if (execution.status().equals("waiting")) {
            Executions.change(records, execution, ProgressChange.of("finished", success ? "success" : "failed"), "api");
            model.resolve(run, success ? "success" : "failed");
        } else if (execution.status().equals("running")) {
            records.withdrawCallback(execution.id());
            Executions.ran(records, execution, new Executions.Report(success, "{}", null), "worker");
            model.ran(run, success);
        } else if (!execution.isResolved()) {
            Executions.started(records, execution, "worker");
            model.started(run);
        } else {
            assertThat(Executions.change(records, execution, ProgressChange.of("running", null), "api"))
                    .as("resolved is resolved")
                    .isPresent();
        }
    }

    /** A result for a state that was left: nothing of the present changes. */
    private static void leftBehind(MemoryRecords records, int choice) {
        List<Execution> left = records.executions.stream()
                .filter(execution -> execution.superseded() && !execution.isResolved())
                .toList();
        if (!left.isEmpty()) {
            records.evaluation = false;
            Execution late = left.get(choice % left.size());
            Executions.ran(records, late, new Executions.Report(choice % 3 != 0, "{\"v\": 2}", null), "worker");
            assertThat(records.evaluation).as("a late result asks for nothing").isFalse();
        }
    }

    private static Optional<Execution> pick(MemoryRecords records, int choice) {
        List<Execution> present = present(records);
        return present.isEmpty() ? Optional.empty() : Optional.of(present.get(choice % present.size()));
    }

    private static int place(MemoryRecords records, Execution execution) {
        return present(records).indexOf(execution);
    }

    private static List<Execution> present(MemoryRecords records) {
        return records.executions(Objects.requireNonNull(
                records.standing(MemoryRecords.EXPERIMENT).actionId()));
    }

    private static void compare(MemoryRecords records, ReferenceModel model) {
        Standing standing = records.standing(MemoryRecords.EXPERIMENT);
        StateDefinition state = records.state(Objects.requireNonNull(standing.stateId()));
        assertThat(state.label()).isEqualTo(model.state.label());
        assertThat(records.moves).as("transitions taken").hasSize(model.moves());
        assertThat(standing.version()).isEqualTo(records.moves.size());
        assertThat(standing.parked() != null).isEqualTo(model.parked);
        assertThat(present(records))
                .extracting(
                        execution -> execution.callback().label() + " " + execution.status() + " " + execution.result())
                .as("in the order of the workflow")
                .isEqualTo(model.runs.stream()
                        .map(run -> run.callback.label() + " " + run.status + " " + run.result)
                        .toList());
        boolean arrived = state.isFinal() && present(records).stream().allMatch(Execution::isResolved);
        assertThat(new Why(null).of(records, MemoryRecords.EXPERIMENT).isEmpty())
                .as("only who has arrived waits for nothing")
                .isEqualTo(arrived);
        assertThat(records.journal)
                .filteredOn(line -> line.contains(" state entered state "))
                .as("one line a transition")
                .hasSize(records.moves.size());
    }
}
