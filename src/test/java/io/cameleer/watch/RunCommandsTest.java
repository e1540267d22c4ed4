package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.RunCommands.RefusedException;
import io.cameleer.watch.Sequencer.Existing;
import io.cameleer.work.Claim;
import io.cameleer.work.LeaseKeeper;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hold, ignore, retry, ingest again. */
class RunCommandsTest {

    private final Watching w;
    private @Nullable Handling settings = Handling.standard("of-now", null);
    private final List<Path> lookedAgain = new ArrayList<>();
    private final RunCommands watched;
    private final RunCommands unwatched;
    private final Path folder;

    RunCommandsTest(@TempDir Path home) {
        w = new Watching(home);
        watched = new RunCommands(w.store, new LookingAt("nova1"));
        unwatched = new RunCommands(w.store, new LookingAt("nothing"));
        folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
    }

    @AfterEach
    void close() {
        w.close();
    }

    /** Watches the folders of one sequencer. */
    private final class LookingAt implements Lookout {
        private final String sequencer;

        LookingAt(String sequencer) {
            this.sequencer = sequencer;
        }

        @Override
        public boolean watches(String name) {
            return name.equals(sequencer);
        }

        @Override
        public Optional<Handling> handling(String name) {
            return Optional.ofNullable(settings);
        }

        @Override
        public void lookAgain(Path folder) {
            lookedAgain.add(folder);
            w.watch.forget(folder);
        }
    }

    private Run run() {
        return w.run(folder);
    }

    private Run completed() {
        w.clock.pass(Watching.MINUTE.multipliedBy(2));
        w.look(folder);
        return run();
    }

    private Run ingested() {
        completed();
        return ingestedNow();
    }

    private Run ingestedNow() {
        Run run = run();
        w.store.run(session -> {
            session.work().withdraw(WorkKind.INGEST, run.id());
            session.runs().setIngested(run.id(), new ArchivedAs("l", "a", "/c/l", 1, 1, "m"), List.of());
        });
        return run();
    }

    private void setState(RunState state) {
        w.setState(run(), state, "a reason");
    }

    @Test
    void a_held_run_is_neither_looked_at_nor_ingested() throws RefusedException {
        Run run = completed();
        assertThat(w.isOffered(run)).isTrue();

        Run held = watched.hold(run.id(), "ada");

        assertThat(held.state()).isEqualTo(RunState.HELD);
        assertThat(held.reason()).isEqualTo("held by ada; retry it to go on");
        assertThat(w.isOffered(run)).isFalse();
        assertThat(w.look(folder)).isTrue();
        assertThat(run().state()).isEqualTo(RunState.HELD);
        assertThat(w.journal(run)).endsWith("hold");
    }

    @Test
    void an_ignored_run_is_left_alone() throws RefusedException {
        Run ignored = watched.ignore(run().id(), "ada");

        assertThat(ignored.state()).isEqualTo(RunState.IGNORED);
        assertThat(ignored.reason()).isEqualTo("ignored by ada");
        assertThat(w.look(folder)).isTrue();
        assertThat(run().state()).isEqualTo(RunState.IGNORED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"INGESTED", "INGESTING"})
    void what_is_archived_or_being_archived_is_not_held_and_not_ignored(RunState state) {
        setState(state);

        assertThatThrownBy(() -> watched.hold(run().id(), "ada"))
                .hasMessage("run " + run().runId() + " is " + state.label() + "; it cannot be put on hold any more");
        assertThatThrownBy(() -> watched.ignore(run().id(), "ada")).isInstanceOf(RefusedException.class);
        assertThat(run().state()).isEqualTo(state);
    }

    @Test
    void a_run_that_a_worker_has_claimed_is_not_held() {
        Run run = completed();
        w.store
                .claims()
                .claimTarget(WorkKind.INGEST, run.id(), "worker", LeaseKeeper.LEASE)
                .orElseThrow();

        assertThatThrownBy(() -> watched.hold(run.id(), "ada"))
                .hasMessage("run " + run.runId() + " is being archived just now; try again when it is done");
        assertThat(run().state()).isEqualTo(RunState.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"HELD", "IGNORED", "FAILED"})
    void a_retried_run_is_looked_at_from_the_beginning(RunState state) throws RefusedException {
        completed();
        setState(state);

        Run retried = watched.retry(run().id(), "ada");

        assertThat(retried.state()).isEqualTo(RunState.ARRIVING);
        assertThat(w.isOffered(retried)).isFalse();
        assertThat(lookedAgain).containsExactly(folder);
        assertThat(w.look(folder)).isFalse();
        assertThat(w.reason(folder)).isEqualTo("complete; waits until nothing has changed for 2 min");
        assertThat(completed().state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void every_folder_of_a_retried_run_is_looked_at_again() throws RefusedException {
        Path second = RunFolderFixture.novaSeq6000(w.other).complete();
        w.watch.look(w.sequencer("nova2", w.other, Existing.INGEST), second, false);
        setState(RunState.FAILED);

        watched.retry(run().id(), "ada");

        assertThat(lookedAgain).containsExactlyInAnyOrder(folder, second);
    }

    @Test
    void a_retried_run_that_nobody_watches_is_offered_at_once() throws RefusedException {
        setState(RunState.HELD);

        Run retried = unwatched.retry(run().id(), "ada");

        assertThat(retried.state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.isOffered(retried)).isTrue();
    }

    @Test
    void a_run_that_a_job_recorded_and_a_sequencer_shows_is_watched() throws RefusedException {
        Path second = RunFolderFixture.novaSeq6000(w.other, "240320_A01234_0043_AHXYZ3DRX3")
                .complete();
        w.watch.look(w.sequencer("ingest", w.other, Existing.INGEST), second, false);
        w.watch.look(w.sequencer(Existing.INGEST), folder, false);
        w.setState(w.run(second), RunState.FAILED, "");

        assertThat(watched.retry(w.run(second).id(), "ada").state()).isEqualTo(RunState.COMPLETE);
        setState(RunState.FAILED);
        assertThat(watched.retry(run().id(), "ada").state()).isEqualTo(RunState.ARRIVING);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"ARRIVING", "COMPLETE", "INGESTING", "INGESTED"})
    void only_a_run_that_was_kept_back_or_failed_is_retried(RunState state) {
        setState(state);

        assertThatThrownBy(() -> watched.retry(run().id(), "ada"))
                .hasMessage("run " + run().runId() + " is " + state.label()
                        + "; only a held, ignored or failed run can be retried");
        assertThat(run().state()).isEqualTo(state);
    }

    @Test
    void ingest_again_makes_a_new_generation_that_waits_for_an_ingest() throws RefusedException {
        Run first = ingested();

        Run second = watched.again(first.id(), "ada");

        assertThat(second.generation()).isEqualTo(2);
        assertThat(second.runId()).isEqualTo(first.runId());
        assertThat(second.state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.isOffered(second)).isTrue();
        assertThat(run()).isEqualTo(second);
        assertThat(w.store.read(session -> session.runs().find(first.id())).orElseThrow())
                .isEqualTo(first);
        assertThat(w.journal(first)).endsWith("again");
    }

    @Test
    void ingested_again_it_is_treated_as_its_sequencer_is_set_now() throws RefusedException {
        assertThat(watched.again(ingested().id(), "ada").handling()).isEqualTo(settings);
    }

    @Test
    void without_a_service_an_ingest_again_waits_for_the_settings_of_the_next_one() throws RefusedException {
        Run first = ingested();
        settings = null;

        Run second = watched.again(first.id(), "ada");

        assertThat(second.state()).isEqualTo(RunState.ARRIVING);
        assertThat(w.isOffered(second)).isFalse();
        lookAsSetNow();
        assertThat(run().state()).isEqualTo(RunState.COMPLETE);
        assertThat(run().handling().cohort()).isEqualTo("of-now");
        assertThat(unwatched.again(ingestedNow().id(), "ada").state()).isEqualTo(RunState.COMPLETE);
    }

    @ParameterizedTest
    @EnumSource(
            value = RunState.class,
            names = {"HELD", "IGNORED", "FAILED"})
    void a_retried_run_is_treated_as_its_sequencer_is_set_then(RunState state) throws RefusedException {
        completed();
        setState(state);

        watched.retry(run().id(), "ada");
        lookAsSetNow();

        assertThat(run().state()).isEqualTo(RunState.COMPLETE);
        assertThat(run().handling().cohort()).isEqualTo("of-now");
        assertThat(run().handling().demands().insisted()).isFalse();
    }

    @Test
    void a_complete_run_keeps_its_settings_until_it_is_retried() {
        Handling before = completed().handling();

        lookAsSetNow();

        assertThat(run().handling()).isEqualTo(before);
    }

    private void lookAsSetNow() {
        Handling now = Handling.standard("of-now", null);
        Sequencer changed = new Sequencer("nova1", w.drop, Existing.INGEST, null, now.expectation(w.platforms), now);
        w.watch.forget(folder);
        w.watch.look(changed, folder, false);
        w.clock.pass(Watching.MINUTE.multipliedBy(2));
        w.watch.look(changed, folder, false);
    }

    @Test
    void only_an_ingested_run_is_ingested_again() {
        assertThatThrownBy(() -> watched.again(run().id(), "ada"))
                .hasMessage("run " + run().runId() + " is arriving; only an ingested run can be ingested again");
        assertThat(w.runs()).hasSize(1);
    }

    @Test
    void an_old_generation_is_not_ingested_again() throws RefusedException {
        Run first = ingested();
        watched.again(first.id(), "ada");

        assertThatThrownBy(() -> watched.again(first.id(), "ada"))
                .hasMessage("run " + first.runId() + " has a newer generation; use that one");
        assertThat(w.runs()).hasSize(2);
    }

    @Test
    void a_run_that_is_not_there_is_said() {
        assertThatThrownBy(() -> watched.hold(4711, "ada")).hasMessage("there is no run 4711");
    }

    @Test
    void a_withdrawn_claim_completes_nothing_any_more() throws RefusedException {
        Run run = completed();
        Claim claim = w.store
                .claims()
                .claimTarget(WorkKind.INGEST, run.id(), "worker", LeaseKeeper.LEASE)
                .orElseThrow();
        setState(RunState.FAILED);

        watched.retry(run.id(), "ada");

        assertThat(w.store.<Boolean>transact(session -> session.work().complete(claim)))
                .isFalse();
    }
}
