package io.cameleer.watch;

import static io.cameleer.watch.WatchedRoutes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was archived by its weaker marker, and whose proof comes afterwards. */
class LateProofTest {

    private static final String SENTENCE = "was archived without CopyComplete.txt, which came later; what else came"
            + " meanwhile is not in the archive. Ingest the run again to archive all of it.";

    private final Watching w;
    private final RunFolderFixture fixture;
    private final Path run;

    LateProofTest(@TempDir Path home) {
        w = new Watching(home);
        fixture = RunFolderFixture.novaSeq6000(w.drop).with("RTAComplete.txt", "");
        run = fixture.path();
    }

    @AfterEach
    void close() {
        w.close();
    }

    private WatchedRoutes watching() {
        WatchedRoutes routes = new WatchedRoutes(w);
        routes.sequencer("nova1", w.drop, Map.of("fallback", "0s")).load();
        return routes;
    }

    private void archived(WatchedRoutes routes) {
        routes.awaitState(run, RunState.COMPLETE);
        w.setState(w.run(run), RunState.INGESTED, null);
    }

    private void awaitSentence() {
        eventually().until(() -> SENTENCE.equals(w.run(run).reason()));
        assertThat(w.run(run).state()).isEqualTo(RunState.INGESTED);
        assertThat(w.journal(w.run(run))).containsExactly("seen", "complete", "late");
    }

    @Test
    void is_told_when_the_proof_comes() {
        try (WatchedRoutes routes = watching()) {
            archived(routes);

            fixture.with("CopyComplete.txt", "");

            awaitSentence();
        }
    }

    @Test
    void is_told_when_the_proof_came_while_no_process_ran() {
        WatchedRoutes before = watching();
        archived(before);
        before.close();
        fixture.with("CopyComplete.txt", "");

        w.restart();
        try (WatchedRoutes after = watching()) {
            awaitSentence();
        }
    }

    @Test
    void is_told_in_a_folder_that_was_renamed() throws IOException {
        Path moved = run.resolveSibling("renamed");
        try (WatchedRoutes routes = watching()) {
            archived(routes);
            long id = w.run(run).id();
            Files.move(run, moved);
            eventually().until(() -> w.sighting(moved)
                    .filter(seen -> seen.run() == id && seen.settled())
                    .isPresent());

            Files.createFile(moved.resolve("CopyComplete.txt"));

            eventually().until(() -> SENTENCE.equals(w.run(moved).reason()));
        }
    }

    @Test
    void is_told_in_a_copy_once_the_first_folder_is_gone() throws IOException {
        Path copy = run.resolveSibling("copy");
        try (WatchedRoutes routes = watching()) {
            archived(routes);
            for (String file :
                    new String[] {"RunInfo.xml", "RunParameters.xml", "RTAComplete.txt", "CopyComplete.txt"}) {
                Files.createDirectories(copy);
                Path from = run.resolve(file);
                Files.write(copy.resolve(file), Files.exists(from) ? Files.readAllBytes(from) : new byte[0]);
            }
            eventually()
                    .until(() -> w.sighting(copy).filter(seen -> seen.settled()).isPresent());

            Watching.delete(run);

            eventually().until(() -> SENTENCE.equals(w.run(copy).reason()));
            assertThat(w.run(copy).path()).isEqualTo(copy);
        }
    }

    @Test
    void of_a_run_that_failed_by_what_came_later_the_failure_is_told() {
        try (WatchedRoutes routes = watching()) {
            archived(routes);

            fixture.with(
                    "RunCompletionStatus.xml",
                    "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>");

            eventually().until(() -> "failed".equals(w.run(run).outcome()));
            assertThat(w.sentences(w.run(run)))
                    .contains(
                            "failed on the instrument, as its files say since it was archived. Ingest the run again to"
                                    + " archive them.");
            assertThat(w.sighting(run).orElseThrow().unproved()).isTrue();
        }
    }

    @Test
    void is_passed_by_while_only_other_files_come_and_until_its_folder_changes() throws IOException {
        try (WatchedRoutes routes = watching()) {
            archived(routes);
            fixture.with("README", "");
            Files.setLastModifiedTime(run, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

            eventually()
                    .until(() -> Boolean.FALSE.equals(
                            routes.beanOf("nova1").accept(run.getFileName().toString())));
            assertThat(w.run(run).reason()).isNull();

            fixture.with("CopyComplete.txt", "");
            awaitSentence();
        }
    }

    @Test
    void is_not_told_of_a_run_that_was_ingested_again_with_its_proof() throws Exception {
        try (WatchedRoutes routes = watching()) {
            archived(routes);
        }
        long again = new RunCommands(w.store, new NobodyLooks())
                .again(w.run(run).id(), "ada")
                .id();
        fixture.with("CopyComplete.txt", "");
        w.store.run(session ->
                RunRegister.keep(session, session.runs().find(again).orElseThrow(), w.inspector.inspect(run)));
        w.setState(w.run(run), RunState.INGESTED, null);

        w.restart();
        w.look(run);

        assertThat(w.run(run).id()).isEqualTo(again);
        assertThat(w.run(run).reason()).isNull();
        assertThat(w.sighting(run).orElseThrow().unproved()).isFalse();
    }
}
