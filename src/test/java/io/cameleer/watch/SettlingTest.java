package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Demands;
import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Patience;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a run is waited for. */
class SettlingTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Watching w;

    SettlingTest(@TempDir Path home) {
        w = new Watching(home);
    }

    @AfterEach
    void close() {
        w.close();
    }

    @Test
    void a_run_is_taken_by_two_looks_as_far_apart_as_its_platform_settles() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 10).complete();

        assertThat(w.look(run)).isFalse();
        assertThat(w.run(run).state()).isEqualTo(RunState.ARRIVING);
        assertThat(w.reason(run)).isEqualTo("complete; waits until nothing has changed for 2 min");
        w.clock.pass(MINUTE.multipliedBy(2).minus(SECOND));
        assertThat(w.look(run)).isFalse();
        w.clock.pass(SECOND);
        assertThat(w.look(run)).isTrue();

        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.isOffered(w.run(run))).isTrue();
        assertThat(w.journal(w.run(run))).containsExactly("seen", "complete");
    }

    @Test
    void a_change_starts_the_wait_anew() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 10);
        Path run = folder.complete();
        w.look(run);
        w.clock.pass(MINUTE);

        folder.with("InterOp/TileMetrics.bin", "late");
        w.look(run);
        w.clock.pass(MINUTE.multipliedBy(2).minus(SECOND));
        assertThat(w.look(run)).isFalse();
        w.clock.pass(SECOND);

        assertThat(w.look(run)).isTrue();
    }

    @Test
    void growth_deep_in_the_newest_data_folder_starts_the_wait_anew() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 10);
        Path run = folder.complete();
        folder.modified(w.clock.instant().minus(HOUR.multipliedBy(48)));
        folder.with("Data/Intensities/BaseCalls/L002/C3.1/L002_1.cbcl", "begun");
        w.look(run);
        w.clock.pass(MINUTE);

        folder.with("Data/Intensities/BaseCalls/L002/C3.1/L002_1.cbcl", "begun and grown");
        w.look(run);
        w.clock.pass(MINUTE);

        assertThat(w.look(run)).isFalse();
    }

    @Test
    void a_proof_that_ends_the_wait_needs_two_looks_two_seconds_apart() {
        Path run = RunFolderFixture.miSeq(w.drop).complete();

        w.look(run);
        assertThat(w.reason(run)).isEqualTo("complete; waits until nothing has changed for 2 s");
        w.clock.pass(Duration.ofSeconds(2));

        assertThat(w.look(run)).isTrue();
    }

    @Test
    void without_that_proof_a_miseq_settles_for_ten_minutes() {
        Path run = RunFolderFixture.miSeq(w.drop).with("RTAComplete.txt", "").path();

        w.look(run);
        assertThat(w.reason(run)).isEqualTo("complete; waits until nothing has changed for 10 min");
        w.clock.pass(MINUTE.multipliedBy(10));

        assertThat(w.look(run)).isTrue();
    }

    @Test
    void the_weaker_marker_counts_only_from_the_last_change_on() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop).with("RTAComplete.txt", "");
        w.look(folder.path());
        w.clock.pass(HOUR.multipliedBy(5));
        folder.withFiles(2, 10);
        w.look(folder.path());
        w.clock.pass(HOUR.multipliedBy(5));

        assertThat(w.look(folder.path())).isFalse();
    }

    @Test
    void the_sequencer_says_how_long_to_wait() {
        Sequencer quick = new Sequencer(
                "nova1",
                w.drop,
                Existing.INGEST,
                null,
                Expectation.NONE,
                new Handling(
                        "nova1",
                        null,
                        null,
                        false,
                        false,
                        Demands.standard("RTAComplete.txt").waiting(new Patience(Duration.ofSeconds(30), HOUR))));
        Path whole = RunFolderFixture.novaSeq6000(w.drop).complete();
        Path weak = RunFolderFixture.novaSeq6000(w.drop, "240315_A01234_0043_AHXYZ3DRX3")
                .with("RTAComplete.txt", "")
                .path();
        w.watch.look(quick, whole, false);
        w.watch.look(quick, weak, false);

        assertThat(w.reason(whole)).isEqualTo("complete; waits until nothing has changed for 30 s");
        assertThat(w.reason(weak))
                .isEqualTo("waits for CopyComplete.txt; without it, taken after 1 h without a change");
        w.clock.pass(Duration.ofSeconds(30));
        assertThat(w.watch.look(quick, whole, false).settled()).isTrue();
        w.clock.pass(HOUR);
        assertThat(w.watch.look(quick, weak, false).settled()).isTrue();
    }

    @Test
    void a_time_in_the_future_delays_and_never_proves() throws IOException {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop);
        Path run = folder.complete();
        Files.setLastModifiedTime(
                run.resolve("RunInfo.xml"), FileTime.from(w.clock.instant().plus(HOUR)));

        w.look(run);
        w.clock.pass(HOUR.minusSeconds(6));
        assertThat(w.look(run)).isFalse();
        assertThat(w.reason(run))
                .startsWith("complete, but the time of RunInfo.xml lies in the future (")
                .endsWith("Check the instrument's clock.");
        w.clock.pass(SECOND);

        assertThat(w.look(run)).isTrue();
    }

    @Test
    void an_old_time_proves_nothing() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop);
        folder.complete();
        folder.modified(w.clock.instant().minus(Duration.ofDays(365)));

        assertThat(w.look(folder.path())).isFalse();
        assertThat(w.run(folder.path()).state()).isEqualTo(RunState.ARRIVING);
    }

    @Test
    void the_wait_survives_a_restart() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(run);
        w.clock.pass(MINUTE.multipliedBy(2));

        w.restart();

        assertThat(w.look(run)).isTrue();
    }

    @Test
    void a_change_while_no_process_ran_starts_the_wait_anew() {
        RunFolderFixture folder = RunFolderFixture.novaSeq6000(w.drop);
        Path run = folder.complete();
        w.look(run);
        w.clock.pass(MINUTE.multipliedBy(2));

        folder.with("late.txt", "");
        w.restart();

        assertThat(w.look(run)).isFalse();
        assertThat(w.reason(run)).isEqualTo("complete; waits until nothing has changed for 2 min");
    }
}
