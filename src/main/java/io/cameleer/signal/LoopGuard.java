package io.cameleer.signal;

import io.cameleer.analysis.Chain;
import io.cameleer.store.EventTable.Event;
import io.cameleer.store.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stops signals that lead to themselves. Where their chain is known, a signal that is in it already is not run once it is
 * longer than the most rounds; others are, since they are no part of the loop. Where whoever acts on behalf of a signal
 * keeps its chain to itself, what changes more often than anything changes by itself fires no signal.
 *
 * @param mostRounds how many signals may lead from one to the next
 * @param changesPerHour how often a status or raw data may change
 */
public record LoopGuard(int mostRounds, int changesPerHour) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int CHANGES_SHOWN = 8;

    /** Why the event of a target fires no signals; null: it does. */
    @Nullable
    String restless(Session session, Event event) {
        if (session.events().recent(event, HOUR) <= changesPerHour) {
            return null;
        }
        List<String> changes = new ArrayList<>();
        for (Event change : session.events().last(event, CHANGES_SHOWN)) {
            Object status = change.detail().get("status");
            changes.add(status == null ? change.cause() : String.valueOf(status));
        }
        Collections.reverse(changes);
        return "stopped, since this changed more than " + changesPerHour
                + " times within an hour, as when a signal changes what it was fired for: … -> "
                + Chain.text(changes)
                + (event.chain().isEmpty() ? "" : ", led to by " + Chain.text(event.chain()))
                + "; mend what changes it, or set cameleer.signals.changes-per-hour";
    }

    /** Why a signal is not run for a target; empty: it is. */
    Optional<String> loop(String signal, SignalTarget target) {
        if (target.restless() != null) {
            return Optional.of(target.restless());
        }
        if (target.chain().size() <= mostRounds || !Chain.has(target.chain(), signal)) {
            return Optional.empty();
        }
        return Optional.of("stopped after " + mostRounds + " rounds of signals that led to one another: "
                + Chain.text(target.chain()) + " -> " + target.step(signal)
                + "; mend the signal, or set cameleer.signals.most-rounds");
    }
}
