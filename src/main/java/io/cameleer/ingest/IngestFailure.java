package io.cameleer.ingest;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.run.RunState;
import io.cameleer.watch.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an ingest that did not go through means for its run.
 *
 * @param retryAfter when it is tried again by itself; empty: not by itself
 * @param manifest what became of the instrument's own manifest; empty: it was not the reason
 * @param late the file of the run that was written lately; null: the run is looked at as if for the first time
 */
record IngestFailure(
        RunState state, String sentence, Optional<Duration> retryAfter, String manifest, @Nullable String late) {

    private IngestFailure(RunState state, String sentence, Optional<Duration> retryAfter, String manifest) {
        this(state, sentence, retryAfter, manifest, null);
    }

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
                        message,
                        Optional.empty(),
                        "",
                        failure.isWrittenLately() ? failure.file() : null);
            case CANCELLED -> stopped();
            case SOURCE_CONTRADICTED -> manifest("contradicted", message);
            default -> failure.retryable() ? later(message, attempt) : needsPerson(RunState.FAILED, retry(message));
        };
    }

    /** The folder is not, or not any more, what may be ingested. */
    static IngestFailure of(Verdict verdict) {
        return needsPerson(verdict.kind() == Verdict.Kind.WAITS ? RunState.ARRIVING : RunState.FAILED, verdict.waits());
    }

    /** Something that no run is to blame for, such as a store that cannot be written. */
    static IngestFailure of(RuntimeException failure, int attempt) {
        String message = failure.getMessage();
        String what = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        return later(
                "its ingest ended unexpectedly: " + what.lines().findFirst().orElse("") + ".", attempt);
    }

    /** The instrument's own manifest is there and cannot be read. */
    static IngestFailure unreadable(String message) {
        return manifest("unreadable", message);
    }

    private static IngestFailure manifest(String status, String message) {
        return new IngestFailure(RunState.FAILED, retry(message), Optional.empty(), status);
    }

    static IngestFailure stopped() {
        return new IngestFailure(
                RunState.COMPLETE, "its ingest was stopped and goes on where it was", Optional.of(Duration.ZERO), "");
    }

    /** What it means for a run whose folder nobody looks at: it waits for a person, not for its files. */
    IngestFailure unwatched() {
        return state == RunState.ARRIVING
                ? needsPerson(
                        RunState.FAILED, sentence + " Nobody watches its folder: retry the run when it is complete.")
                : this;
    }

    private static IngestFailure needsPerson(RunState state, String sentence) {
        return new IngestFailure(state, sentence, Optional.empty(), "");
    }

    private static String retry(String message) {
        return message.contains("retry") ? message : message + " Then retry the run.";
    }

    private static IngestFailure later(String message, int attempt) {
        Duration wait = WAITS.get(Math.min(attempt, WAITS.size()) - 1);
        String times = attempt == 1 ? "once" : attempt + " times";
        return new IngestFailure(
                RunState.FAILED,
                message + " Tried " + times + "; tried again after " + wait.toSeconds() + " s.",
                Optional.of(wait),
                "");
    }
}
