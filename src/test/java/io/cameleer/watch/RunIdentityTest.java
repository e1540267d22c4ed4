package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run is what its own file says, whatever folder shows it. */
class RunIdentityTest {

    private static final String ID = "240315_A01234_0042_BHXYZ2DRX3";

    private final Watching w;

    RunIdentityTest(@TempDir Path home) {
        w = new Watching(home);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private void lookUntilSettled(Path folder) {
        w.look(folder);
        w.clock.pass(Watching.MINUTE.multipliedBy(10));
        w.look(folder);
    }

    @Test
    void a_folder_called_otherwise_shows_the_run_that_its_file_names() throws IOException {
        RunFolderFixture.novaSeq6000(w.drop).complete();
        Path renamed = Files.move(w.drop.resolve(ID), w.drop.resolve(ID + "_RKL0040_Feist_36-39_2"));

        w.look(renamed);

        assertThat(w.run(renamed).runId()).isEqualTo(ID);
        assertThat(w.run(renamed).path()).isEqualTo(renamed);
        assertThat(w.run(renamed).inspection()).contains("folder-differs");
    }

    @Test
    void the_same_run_in_two_folders_is_one_run() {
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        Path second = RunFolderFixture.novaSeq6000(w.other).complete();
        w.look(first);

        assertThat(w.watch
                        .look(w.sequencer("nova2", w.other, Existing.INGEST), second, false)
                        .settled())
                .isTrue();

        assertThat(w.runs()).hasSize(1);
        assertThat(w.run(second)).isEqualTo(w.run(first));
        assertThat(w.run(first).path()).isEqualTo(first);
        assertThat(w.journal(w.run(first))).containsExactly("seen", "seen");
    }

    @Test
    void a_moved_folder_stays_one_run() throws IOException {
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(first);
        Path second = Files.move(first, w.other.resolve(ID));

        lookUntilSettled(second);

        assertThat(w.runs()).singleElement().satisfies(run -> {
            assertThat(run.path()).isEqualTo(second);
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        });
        assertThat(w.journal(w.run(second))).containsExactly("seen", "moved", "complete");
    }

    @Test
    void a_folder_that_is_moved_and_moved_back_stays_one_run() throws IOException {
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(first);
        Path second = Files.move(first, w.other.resolve(ID));
        w.look(second);
        Files.move(second, first);

        lookUntilSettled(first);

        assertThat(w.runs()).singleElement().satisfies(run -> {
            assertThat(run.path()).isEqualTo(first);
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        });
    }

    @Test
    void a_folder_that_is_gone_says_so_and_heals() throws IOException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
        Path aside = Files.move(folder, w.home.resolve("aside"));

        w.watch.gone(folder);
        w.watch.gone(folder);
        assertThat(w.reason(folder)).isEqualTo("its folder " + folder + " is gone; seen again, it goes on");
        assertThat(w.journal(w.run(folder))).containsExactly("seen", "gone");
        Files.move(aside, folder);
        lookUntilSettled(folder);

        assertThat(w.run(folder).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void the_other_folder_of_a_run_is_used_when_the_first_is_gone() throws IOException {
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        Path second = RunFolderFixture.novaSeq6000(w.other).complete();
        w.look(first);
        w.look(second);
        Watching.delete(first);

        assertThat(w.watch.gone(first)).containsExactly(second);
        lookUntilSettled(second);

        assertThat(w.runs()).singleElement().satisfies(run -> {
            assertThat(run.path()).isEqualTo(second);
            assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        });
    }

    @Test
    void a_run_info_that_arrives_later_names_the_provisional_run() {
        RunFolderFixture whole = RunFolderFixture.novaSeq6000(w.other);
        Path folder = Watching.directory(w.drop.resolve("incoming-7"));
        w.look(folder);
        Run provisional = w.run(folder);
        assertThat(provisional.runId()).isEqualTo("incoming-7");

        copy(whole.path().resolve("RunInfo.xml"), folder.resolve("RunInfo.xml"));
        w.look(folder);

        assertThat(w.runs()).singleElement().satisfies(run -> {
            assertThat(run.id()).isEqualTo(provisional.id());
            assertThat(run.runId()).isEqualTo(ID);
            assertThat(run.named()).isTrue();
        });
    }

    @Test
    void a_provisional_run_whose_folder_has_the_right_name_is_named_all_the_same() {
        RunFolderFixture whole = RunFolderFixture.novaSeq6000(w.other);
        Path folder = Watching.directory(w.drop.resolve(ID));
        w.look(folder);

        copy(whole.path().resolve("RunInfo.xml"), folder.resolve("RunInfo.xml"));
        w.look(folder);

        assertThat(w.run(folder).named()).isTrue();
    }

    @Test
    void a_provisional_run_that_turns_out_to_be_a_known_one_is_merged_with_it() {
        RunFolderFixture known = RunFolderFixture.novaSeq6000(w.other);
        w.look(known.path());
        Path folder = Watching.directory(w.drop.resolve("incoming-7"));
        w.look(folder);
        assertThat(w.runs()).hasSize(2);

        copy(known.path().resolve("RunInfo.xml"), folder.resolve("RunInfo.xml"));
        w.look(folder);

        assertThat(w.runs()).singleElement().satisfies(run -> assertThat(run.path())
                .isEqualTo(known.path()));
        assertThat(w.run(folder)).isEqualTo(w.run(known.path()));
    }

    @Test
    void two_unnamed_folders_of_one_name_are_two_runs() {
        Path first = Watching.directory(w.drop.resolve("incoming"));
        Path second = Watching.directory(w.other.resolve("incoming"));

        w.look(first);
        w.look(second);

        assertThat(w.runs()).hasSize(2);
        assertThat(w.run(first).id()).isNotEqualTo(w.run(second).id());
        assertThat(w.run(second).runId()).isEqualTo(second.toString());
    }

    @Test
    void a_copy_that_has_only_begun_is_not_yet_the_run_that_its_folder_is_called_after() {
        Path whole = RunFolderFixture.novaSeq6000(w.other).complete();
        w.look(whole);
        Path begun = Watching.directory(w.drop.resolve(ID));

        w.look(begun);
        assertThat(w.run(begun).id()).isNotEqualTo(w.run(whole).id());
        copy(whole.resolve("RunInfo.xml"), begun.resolve("RunInfo.xml"));
        w.look(begun);

        assertThat(w.runs()).singleElement().satisfies(run -> assertThat(run.path())
                .isEqualTo(whole));
    }

    @Test
    void a_named_run_takes_its_id_from_an_unnamed_folder_of_that_name() {
        Path unnamed = Watching.directory(w.drop.resolve(ID));
        w.look(unnamed);
        Path named = RunFolderFixture.novaSeq6000(w.other).complete();

        lookUntilSettled(named);

        assertThat(w.run(named).runId()).isEqualTo(ID);
        assertThat(w.run(named).path()).isEqualTo(named);
        assertThat(w.run(named).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.run(unnamed).id()).isNotEqualTo(w.run(named).id());
        assertThat(w.run(unnamed).state()).isEqualTo(RunState.ARRIVING);
        assertThat(w.look(unnamed)).isFalse();
    }

    @Test
    void another_run_in_a_folder_that_was_used_before_is_another_run() throws IOException {
        Path folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
        Run first = w.run(folder);
        Watching.delete(folder);
        Path second = RunFolderFixture.novaSeq6000(w.other, "240320_A01234_0043_AHXYZ3DRX3")
                .complete();
        Files.move(second, folder);

        lookUntilSettled(folder);

        assertThat(w.run(folder).runId()).isEqualTo("240320_A01234_0043_AHXYZ3DRX3");
        assertThat(w.run(folder).state()).isEqualTo(RunState.COMPLETE);
        assertThat(w.runs()).hasSize(2);
        assertThat(w.store.read(session -> session.runs().find(first.id())).orElseThrow())
                .satisfies(run -> {
                    assertThat(run.state()).isEqualTo(RunState.ARRIVING);
                    assertThat(run.reason())
                            .isEqualTo("its folder " + folder
                                    + " shows run 240320_A01234_0043_AHXYZ3DRX3 now; seen elsewhere, it goes on");
                });
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
