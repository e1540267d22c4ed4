package io.cameleer.ingest;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an ingest that did not go through means for its run.
 *
 * @param retryAfter when it is tried again by itself; empty: not by itself
 */
record IngestFailure(RunState state, String sentence, Optional<Duration> retryAfter) {

    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(30));

    /**
     * A source that changed is not complete after all: the run arrives again. A stopped ingest goes on at the next
     * start. What may heal is tried again, later each time. Anything else needs a person.
     */
    static IngestFailure of(ArchiveFailedException failure, int attempt) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure.reason()) {
            case SOURCE_CHANGED, SOURCE_VANISHED ->
                new IngestFailure(
                        RunState.ARRIVING,
                        message + " Waits until the folder is complete and still again.",
                        Optional.empty());
            case CANCELLED ->
                new IngestFailure(
                        RunState.COMPLETE,
                        "its ingest was stopped and goes on where it was",
                        Optional.of(Duration.ZERO));
            default ->
                failure.retryable()
                        ? later(message, attempt)
                        : new IngestFailure(RunState.FAILED, message + " Then retry the run.", Optional.empty());
        };
    }

    private static IngestFailure later(String message, int attempt) {
        Duration wait = WAITS.get(Math.min(attempt, WAITS.size()) - 1);
        String times = attempt == 1 ? "once" : attempt + " times";
        return new IngestFailure(
                RunState.FAILED,
                message + " Tried " + times + "; tried again after " + wait.toSeconds() + " s.",
                Optional.of(wait));
    }
}
