package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses on a NovaSeq X: parts of a run that become complete, and are archived, on their own. */
class UnitsTest {

    private static final Duration SETTLE = Duration.ofMinutes(2);

    private final Watching w;
    private final RunFolderFixture fixture;
    private final Path run;

    UnitsTest(@TempDir Path home) {
        w = new Watching(home);
        fixture = RunFolderFixture.of("novaseqx", w.drop).with("Analysis/1/Data/x.fastq.gz", "begun");
        run = fixture.complete();
    }

    @AfterEach
    void close() {
        w.close();
    }

    @Test
    void a_run_is_taken_while_its_analysis_still_grows() {
        w.look(run);
        w.clock.pass(SETTLE);
        fixture.with("Analysis/1/Data/x.fastq.gz", "begun and grown");

        assertThat(w.look(run)).isFalse();

        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
        Run analysis = w.run(run.resolve("Analysis/1"));
        assertThat(analysis.runId()).isEqualTo(w.run(run).runId());
        assertThat(analysis.unit()).isEqualTo("Analysis/1");
        assertThat(analysis.state()).isEqualTo(RunState.ARRIVING);
        assertThat(analysis.reason()).startsWith("waits for Analysis/1/CopyComplete.txt, ");
        assertThat(analysis.folder()).isEqualTo(run);
    }

    @Test
    void an_analysis_is_offered_once_it_is_complete_still_and_its_run_archived() {
        completeAnalysis(1);
        w.look(run);
        w.clock.pass(SETTLE);
        assertThat(w.look(run)).isFalse();
        assertThat(w.reason(run.resolve("Analysis/1"))).isEqualTo("complete; waits until its run is archived");
        assertThat(w.look(run)).isFalse();

        w.setState(w.run(run), RunState.INGESTED, null);

        assertThat(w.look(run)).isTrue();
        Run analysis = w.run(run.resolve("Analysis/1"));
        assertThat(analysis.state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.isOffered(analysis)).isTrue();
        assertThat(w.journal(analysis)).containsExactly("seen", "complete");
    }

    @Test
    void growth_of_an_analysis_starts_its_own_wait_anew_and_no_others() {
        ingested();
        completeAnalysis(1);
        completeAnalysis(2);
        w.look(run);
        w.clock.pass(SETTLE.dividedBy(2));
        fixture.with("Analysis/2/Data/late", "");
        w.look(run);
        w.clock.pass(SETTLE.dividedBy(2));

        assertThat(w.look(run)).isFalse();

        assertThat(w.run(run.resolve("Analysis/1")).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.reason(run.resolve("Analysis/2")))
                .isEqualTo("complete; waits until nothing has changed for 2 min");
    }

    @Test
    void an_analysis_of_a_run_that_is_held_is_looked_at_when_it_is_released() {
        Sequencer sequencer = w.sequencer(Sequencer.Existing.RECORD);
        completeAnalysis(1);

        assertThat(w.watch.look(sequencer, run, true).settled()).isTrue();
        assertThat(w.runs()).hasSize(1);

        w.setState(w.run(run), RunState.INGESTED, null);
        w.watch.look(sequencer, run, false);
        w.clock.pass(SETTLE);
        w.watch.look(sequencer, run, false);
        assertThat(w.run(run.resolve("Analysis/1")).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void an_analysis_that_vanishes_says_so_and_goes_on_when_it_is_back() throws IOException {
        ingested();
        w.look(run);
        Path analysis = run.resolve("Analysis/1");
        Watching.delete(analysis);

        w.look(run);
        assertThat(w.reason(analysis)).isEqualTo("its folder " + analysis + " is gone; seen again, it goes on");

        completeAnalysis(1);
        w.look(run);
        w.clock.pass(SETTLE);
        w.look(run);
        assertThat(w.run(analysis).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void an_analysis_in_a_folder_that_was_moved_is_the_same_one() throws IOException {
        ingested();
        completeAnalysis(1);
        w.look(run);
        w.clock.pass(SETTLE);
        w.look(run);
        Path moved = w.other.resolve(run.getFileName());
        Files.move(run, moved);

        w.watch.look(w.sequencer("nova2", w.other, Sequencer.Existing.INGEST), moved, false);

        assertThat(w.runs()).hasSize(2);
        assertThat(w.run(moved.resolve("Analysis/1")).path()).isEqualTo(moved.resolve("Analysis/1"));
    }

    @Test
    void a_later_analysis_of_a_settled_run_is_picked_up() {
        ingested();
        completeAnalysis(1);
        try (WatchedRoutes routes = new WatchedRoutes(w)) {
            routes.sequencer("nova1", w.drop).load();
            routes.awaitState(run.resolve("Analysis/1"), RunState.COMPLETE);

            completeAnalysis(2);

            routes.awaitState(run.resolve("Analysis/2"), RunState.COMPLETE);
        }
        assertThat(w.runs()).hasSize(3);
    }

    @Test
    void what_an_earlier_process_left_unsettled_or_did_not_see_is_looked_at() {
        ingested();
        fixture.with("Analysis/2/Data/x", "");
        WatchedRoutes before = new WatchedRoutes(w);
        before.sequencer("nova1", w.drop).load();
        before.awaitState(run.resolve("Analysis/2"), RunState.ARRIVING);
        before.close();
        completeAnalysis(2);
        completeAnalysis(3);

        w.restart();
        try (WatchedRoutes after = new WatchedRoutes(w)) {
            after.sequencer("nova1", w.drop).load();
            for (int analysis : List.of(2, 3)) {
                after.awaitState(run.resolve("Analysis/" + analysis), RunState.COMPLETE);
            }
        }
    }

    private void ingested() {
        w.look(run);
        w.setState(w.run(run), RunState.INGESTED, null);
    }

    private void completeAnalysis(int number) {
        fixture.with("Analysis/" + number + "/Data/Secondary_Analysis_Complete.txt", "")
                .with("Analysis/" + number + "/CopyComplete.txt", "");
    }
}
