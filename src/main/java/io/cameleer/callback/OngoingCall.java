package io.cameleer.callback;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request between its sending and the end of its answer. It is ended by its run_timeout, by a cancellation and when the
 * service stops, whatever the server does. Thread-safe.
 */
public final class OngoingCall implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final HttpCall call;
    private final CallbackContext context;
    private final Ending ending;

    OngoingCall(HttpCall call, CallbackContext context, RunningPrograms programs) {
        this.call = call;
        this.context = context;
        this.ending = Ending.of(context, programs);
    }

    /** What to do when the call is to end; at once where that is so already. It must be quick. */
    public void whenEnded(Runnable abort) {
        ending.whenEnded(abort);
    }

    /** Why the call failed, in a sentence: what ended it, or what the network said. */
    public String failure(Exception network) {
        Optional<String> reason = ending.reason();
        if (reason.isPresent()) {
            return call + " was ended because " + reason.get();
        }
        String message = network.getMessage();
        return call + " failed: "
                + call.redaction().text(message == null ? network.getClass().getSimpleName() : message);
    }

    /** Whether to send it again after this answer, or after none where the status is null. */
    public boolean repeats(int sentBefore, @Nullable Integer status) {
        return sentBefore <= call.retries()
                && ending.reason().isEmpty()
                && (status == null || call.mayRepeatAfter(status));
    }

    /**
     * Waits before it is sent again: as long as the server asks, else longer each time.
     *
     * @param wanted seconds that the server asked for; null where it asked for none
     * @return whether the time is over; false where the call is to end
     */
    public boolean pause(int sentBefore, @Nullable Long wanted) throws InterruptedException {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(sentBefore - 1, 10));
        Duration asked = wanted == null ? doubled : Duration.ofSeconds(wanted);
        Duration pause = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        RunNotes.add(context, "%s: sent again in %s".formatted(call, Durations.text(pause)));
        return ending.pause(pause);
    }

    @Override
    public void close() {
        ending.close();
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
