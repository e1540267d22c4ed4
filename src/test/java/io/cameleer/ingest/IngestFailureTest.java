package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.run.RunState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a run whose ingest did not go through. */
class IngestFailureTest {

    private static IngestFailure of(Reason reason, int attempt) {
        return IngestFailure.of(new ArchiveFailedException(reason, "The archive said why."), attempt);
    }

    @ParameterizedTest
    @CsvSource({"1, 30", "2, 120", "3, 600", "4, 1800", "5, 1800", "100, 1800"})
    void what_may_heal_is_tried_again_later_each_time(int attempt, long seconds) {
        IngestFailure failure = of(Reason.TARGET_FULL, attempt);

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
        assertThat(failure.sentence()).endsWith("tried again after " + seconds + " s.");
    }

    @Test
    void how_often_it_was_tried_is_said() {
        assertThat(of(Reason.TARGET_FULL, 3).sentence())
                .isEqualTo("The archive said why. Tried 3 times; tried again after 600 s.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"SOURCE_UNSUPPORTED", "NAME_COLLISION", "UNSAFE_NAME", "ALREADY_DIFFERENT", "SOURCE_UNREADABLE"})
    void what_will_not_heal_by_itself_needs_a_person(Reason reason) {
        IngestFailure failure = of(reason, 1);

        assertThat(failure.state()).isEqualTo(RunState.FAILED);
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.sentence()).isEqualTo("The archive said why. Then retry the run.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"SOURCE_CHANGED", "SOURCE_VANISHED"})
    void a_source_that_is_not_what_it_was_arrives_again(Reason reason) {
        assertThat(of(reason, 1).state()).isEqualTo(RunState.ARRIVING);
        assertThat(of(reason, 1).retryAfter()).isEmpty();
        assertThat(of(reason, 1).unwatched().state()).isEqualTo(RunState.FAILED);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void a_failure_always_says_something_and_ends_in_a_state_that_goes_on(Reason reason) {
        assertThat(of(reason, 1).sentence()).isNotBlank();
        assertThat(of(reason, 1).state()).isIn(RunState.ARRIVING, RunState.COMPLETE, RunState.FAILED);
    }

    @Test
    void an_exception_without_a_message_is_named() {
        assertThat(IngestFailure.of(new NullPointerException(), 1).sentence())
                .startsWith("its ingest ended unexpectedly: NullPointerException. Tried once");
    }
}
