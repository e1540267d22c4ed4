package io.cameleer.governor;

import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.governor.StateDefinition.TransitionDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules once more, as short as they can be written, to compare the governor with. */
final class ReferenceModel {

    /** A callback of the present state. */
    static final class Run {
        final CallbackDefinition callback;
        String status;
        String result = "none";
        int failures;

        @Nullable
        Instant since;

        Run(CallbackDefinition callback, String status, String result) {
            this.callback = callback;
            this.status = status;
            this.result = result;
        }

        boolean isOpen() {
            return !status.equals("finished") && !status.equals("skipped");
        }
    }

    private final List<StateDefinition> states;
    private final int most;
    private final List<Instant> moves = new ArrayList<>();
    private int countedAfter;
    Instant now;
    StateDefinition state;
    List<Run> runs = new ArrayList<>();
    boolean parked;

    @Nullable
    Integer variable;

    ReferenceModel(List<StateDefinition> states, int most, Instant now) {
        this.states = states;
        this.most = most;
        this.now = now;
        this.state = states.get(0);
        enter(states.get(0));
        settle();
    }

    int moves() {
        return moves.size();
    }

    private void enter(StateDefinition next) {
        moves.add(now);
        state = next;
        runs = new ArrayList<>();
        for (CallbackDefinition callback : next.callbacks()) {
            Boolean holds = holds(callback.condition(), List.of());
            runs.add(
                    holds == null
                            ? new Run(callback, "finished", "failed")
                            : new Run(callback, holds ? "created" : "skipped", "none"));
        }
    }

    /** True, false, or null for an error. Conditions are T, F, E, {@code ok:callback} and {@code is:number}. */
    private @Nullable Boolean holds(@Nullable String condition, List<Run> seen) {
        if (condition == null || condition.equals("T")) {
            return true;
        }
        if (condition.startsWith("is:")) {
            return String.valueOf(variable).equals(condition.substring(3));
        }
        if (condition.startsWith("ok:")) {
            for (Run run : seen) {
                if (run.callback.label().equals(condition.substring(3))) {
                    return run.result.equals("success");
                }
            }
            return null;
        }
        return condition.equals("E") ? null : Boolean.FALSE;
    }

    /** Moves on as long as it may. */
    void settle() {
        while (!parked && runs.stream().noneMatch(Run::isOpen)) {
            boolean passes = !state.callbacks().isEmpty() || state.automatic();
            TransitionDefinition taken = passes ? first(state.transitions()) : null;
            if (taken == null) {
                return;
            }
            Instant hour = now.minus(Duration.ofHours(1));
            if (moves.stream()
                            .skip(countedAfter)
                            .filter(move -> move.isAfter(hour))
                            .count()
                    >= most) {
                parked = true;
                return;
            }
            enter(states.get((int) taken.destinationId()));
        }
    }

    private @Nullable TransitionDefinition first(List<TransitionDefinition> ways) {
        for (TransitionDefinition way : ways) {
            Boolean holds = holds(way.condition(), runs);
            if (holds == null) {
                return null;
            }
            if (holds) {
                return way;
            }
        }
        return null;
    }

    private void unpark() {
        if (parked) {
            parked = false;
            countedAfter = moves.size();
        }
    }

    void moveTo(String label) {
        TransitionDefinition way = first(state.transitions().stream()
                .filter(each -> each.destination().equals(label))
                .toList());
        if (way != null) {
            unpark();
            enter(states.get((int) way.destinationId()));
            settle();
        }
    }

    void retest() {
        unpark();
        settle();
    }

    void set(int value) {
        variable = value;
        settle();
    }

    void started(Run run) {
        run.status = "running";
        run.since = now;
    }

    void ran(Run run, boolean success) {
        int minutes = run.callback.runTimeoutMinutes();
        boolean over = minutes > 0 && !now.isBefore(run.since.plusSeconds(60L * minutes));
        if (success && run.callback.waitTimeoutMinutes() > 0) {
            run.status = "waiting";
            run.since = now;
        } else if (!success && !over && run.failures < run.callback.retries()) {
            run.status = "queued";
            run.failures++;
        } else {
            resolve(run, success ? "success" : over ? "timeout" : "failed");
        }
    }

    void resolve(Run run, String result) {
        run.status = "finished";
        run.result = result;
        settle();
    }

    void again(Run run) {
        run.status = "created";
        run.result = "none";
        run.failures = 0;
        unpark();
    }

    /** Ends what is overdue; all of it, before any transition is tested. */
    void sweep() {
        for (Run run : runs) {
            int minutes = run.status.equals("running")
                    ? run.callback.runTimeoutMinutes()
                    : run.status.equals("waiting") ? run.callback.waitTimeoutMinutes() : 0;
            if (minutes > 0 && !now.isBefore(run.since.plusSeconds(60L * minutes))) {
                run.status = "finished";
                run.result = "timeout";
            }
        }
        settle();
    }
}
