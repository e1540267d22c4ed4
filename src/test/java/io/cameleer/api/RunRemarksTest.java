package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import io.cameleer.watch.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that show a run once more, and what else waits for a person. */
class RunRemarksTest {

    private final Watching w;
    private final Path folder;

    RunRemarksTest(@TempDir Path home) {
        w = new Watching(home);
        folder = RunFolderFixture.novaSeq6000(w.drop).complete();
        w.look(folder);
    }

    @AfterEach
    void close() {
        w.close();
    }

    private Path copy(String name) throws IOException {
        Path copy = w.other.resolve(name);
        Files.move(RunFolderFixture.novaSeq6000(w.other).complete(), copy);
        w.watch.look(w.sequencer("nova2", w.other, Existing.INGEST), copy, false);
        return copy;
    }

    private Map<String, Object> line() {
        return w.store
                .read(session -> RunDocuments.summaries(session, List.of(w.run(folder))))
                .get(0);
    }

    private List<String> warnings() {
        return w.store.read(RunRemarks::warnings);
    }

    @Test
    void a_copied_folder_is_told_wherever_runs_are_listed() throws IOException {
        assertThat(line()).doesNotContainKey("copies");
        Path copy = copy("called otherwise");

        Run run = w.run(folder);
        assertThat(w.run(copy)).isEqualTo(run);
        assertThat(line()).containsEntry("copies", List.of(copy.toString()));
        assertThat(line().get("reason"))
                .isEqualTo("complete; waits until nothing has changed for 2 min. Also shown by " + copy
                        + ", which is left alone.");
        assertThat(warnings())
                .containsExactly("Run " + run.runId() + " is taken from " + folder + " and also shown by " + copy
                        + ", which is left alone. Remove what is not wanted, or take the run from another folder with"
                        + " `cameleer ingest <folder>`.");
        w.setState(run, RunState.INGESTED, null);
        assertThat(warnings()).singleElement().asString().endsWith("which is left alone. Remove what is not wanted.");
    }

    @Test
    void a_copy_that_is_gone_is_told_no_more() throws IOException {
        Path copy = copy("copy");
        Watching.delete(copy);
        w.watch.gone(copy);

        assertThat(line()).doesNotContainKey("copies");
        assertThat(warnings()).isEmpty();
    }

    @Test
    void where_the_first_folder_is_gone_the_copy_is_none_any_more() throws IOException {
        w.setState(w.run(folder), RunState.INGESTED, null);
        w.watch.forget(folder);
        w.look(folder);
        Path copy = w.other.resolve("moved");
        Files.move(folder, copy);
        w.watch.look(w.sequencer("nova2", w.other, Existing.INGEST), copy, false);

        assertThat(w.run(copy).path()).isEqualTo(copy);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void an_archived_run_of_which_something_is_to_be_said_is_told() {
        Run run = w.run(folder);
        w.setState(run, RunState.INGESTED, "was archived without CopyComplete.txt, which came later.");

        assertThat(warnings())
                .containsExactly("Run " + run.runId() + " was archived without CopyComplete.txt, which came later.");
    }

    @Test
    void failed_runs_are_counted_and_some_named() {
        Run run = w.run(folder);
        w.setState(run, RunState.FAILED, "is broken");

        assertThat(warnings())
                .containsExactly("1 run is failed: " + run.runId() + ". `cameleer runs list --state failed` says why.");
    }
}
