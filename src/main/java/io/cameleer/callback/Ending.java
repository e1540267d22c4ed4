package io.cameleer.callback;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What ends a callback that waits for another: its run_timeout, a cancellation, the end of the service. Close it when there is
 * nothing left to end. Thread-safe.
 */
public final class Ending implements AutoCloseable {

    /** Executions count from 1. */
    private static final long NO_EXECUTION = 0;

    private final RunningPrograms.Running running;
    private final CompletableFuture<String> reason;

    private Ending(RunningPrograms.Running running) {
        this.running = running;
        this.reason = running.cancellation();
    }

    /** From now on it can be ended; without an execution only by the end of the service. */
    public static Ending of(@Nullable CallbackContext context, RunningPrograms programs) {
        Ending ending = new Ending(programs.start(context == null ? NO_EXECUTION : context.executionId()));
        Duration limit = context == null ? null : context.runTimeout();
        if (limit != null) {
            ending.reason.completeOnTimeout(
                    "it ran longer than its run_timeout, " + Durations.text(limit),
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        return ending;
    }

    /** What to do then; at once where that is so already. It must be quick. */
    public void whenEnded(Runnable abort) {
        reason.thenRun(abort);
    }

    /** Completes the sentence "it was ended because …"; empty while it is not to end. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.getNow(null));
    }

    /** Waits; false where it is to end before the time is over. */
    boolean pause(Duration time) throws InterruptedException {
        try {
            reason.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException over) {
            return true;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
