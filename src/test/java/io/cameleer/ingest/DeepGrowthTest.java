package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Growth deep in a run's folder, where no look of the watch goes: the run is put back before anything is copied. */
class DeepGrowthTest {

    private static final Handling HANDLING = Handling.standard("nova1", "sequencing");

    /** Below the top two levels, and not where data were written last. */
    private static final String DEEP = "Logs/1/deep.log";

    private final Ingesting in;
    private final RunFolderFixture fixture;

    DeepGrowthTest(@TempDir Path home) {
        in = new Ingesting(home);
        fixture = RunFolderFixture.novaSeq6000(in.w.drop).withFiles(4, 1000).with(DEEP, "x");
    }

    @AfterEach
    void close() {
        in.close();
    }

    @Test
    void a_file_that_is_written_deep_in_the_folder_where_the_watch_does_not_look() throws IOException {
        Path folder = in.complete(fixture, HANDLING);
        written(folder, Duration.ofSeconds(-90));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason())
                .startsWith("'" + DEEP + "' was written at ")
                .endsWith(" s before it was to be archived; the run is archived when nothing of it has been written for"
                        + " 2 min.");
        assertThat(in.lookedAgain).containsExactly(folder);

        in.look(folder, HANDLING);
        assertThat(in.w.reason(folder))
                .isEqualTo("complete, but " + DEEP + " was written lately; waits until nothing has changed for 2 min");
        in.pass(Duration.ofSeconds(60));
        in.look(folder, HANDLING);
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_deep_in_the_folder_whose_time_lies_in_the_future() throws IOException {
        Path folder = in.complete(fixture, HANDLING);
        written(folder, Duration.ofHours(1));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason()).startsWith("'" + DEEP + "' has a time in the future (");
        in.look(folder, HANDLING);
        assertThat(in.w.reason(folder))
                .startsWith("complete, but the time of " + DEEP + " lies in the future (")
                .endsWith("); waits until it has passed. Check the instrument's clock.");

        in.pass(Duration.ofHours(1).plusMinutes(3));
        in.look(folder, HANDLING);
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_that_was_written_before_the_run_had_to_be_quiet_is_taken() throws IOException {
        Path folder = in.complete(fixture, HANDLING);
        written(folder, Duration.ofMinutes(-3));

        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_whose_time_was_in_the_future_and_was_mended_holds_the_run_up_no_longer() throws IOException {
        Path folder = in.complete(fixture, HANDLING);
        written(folder, Duration.ofDays(365));
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.ARRIVING);
        in.look(folder, HANDLING);
        assertThat(in.w.reason(folder)).contains("the time of " + DEEP + " lies in the future (");

        written(folder, Duration.ofMinutes(-3));
        in.look(folder, HANDLING);

        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void a_file_whose_name_cannot_be_followed_lets_the_whole_folder_settle_anew() throws IOException {
        Path folder = in.complete(fixture.with("Logs/1/a\nb.log", "x"), HANDLING);
        Files.setLastModifiedTime(
                folder.resolve("Logs/1/a\nb.log"),
                FileTime.from(in.w.store.now().minusSeconds(1)));
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.ARRIVING);

        in.look(folder, HANDLING);
        in.pass(Duration.ofSeconds(110));
        in.look(folder, HANDLING);

        assertThat(in.w.reason(folder)).isEqualTo("complete; waits until nothing has changed for 2 min");
    }

    @Test
    void a_run_with_the_weaker_marker_only_must_have_been_quiet_for_all_of_that_time() throws IOException {
        fixture.with("RTAComplete.txt", "");
        Path folder = fixture.path();
        in.look(folder, HANDLING);
        in.pass(Duration.ofHours(6));
        in.look(folder, HANDLING);
        written(folder, Duration.ofHours(-5));

        Run run = in.ingest(folder);

        assertThat(run.state()).isEqualTo(RunState.ARRIVING);
        assertThat(run.reason()).startsWith("'" + DEEP + "' was written at ").endsWith("has been written for 6 h.");
        in.pass(Duration.ofMinutes(59));
        in.look(folder, HANDLING);
        assertThat(in.w.reason(folder))
                .isEqualTo("waits for CopyComplete.txt; without it, taken after 6 h without a change; " + DEEP
                        + " was written lately");
        in.pass(Duration.ofMinutes(2));
        in.look(folder, HANDLING);
        assertThat(in.ingest(folder).state()).isEqualTo(RunState.INGESTED);
    }

    @Test
    void while_the_file_goes_on_growing_the_run_waits_without_another_attempt() throws IOException {
        Path folder = in.complete(fixture, HANDLING);
        written(folder, Duration.ofSeconds(-1));
        Run run = in.ingest(folder);
        int lines = in.w.journal(run).size();
        for (int step = 0; step < 10; step++) {
            in.pass(Duration.ofSeconds(100));
            written(folder, Duration.ofSeconds(-1));
            in.look(folder, HANDLING);
        }

        assertThat(in.w.run(folder).state()).isEqualTo(RunState.ARRIVING);
        assertThat(in.w.journal(run)).hasSize(lines);
    }

    /** The deep file was written so long from now, by the clock of the timers. */
    private void written(Path folder, Duration fromNow) throws IOException {
        FileTime time = FileTime.from(in.w.store.now().plus(fromNow));
        Files.setLastModifiedTime(folder.resolve(DEEP), time);
    }
}
