package io.cameleer.watch;

import static io.cameleer.watch.WatchedRoutes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.cameleer.archive.NameBytes;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.component.file.GenericFileFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A directory that is missing, or that is there and cannot be believed. */
class SequencerDirectoryTest {

    private final Watching w;
    private WatchedRoutes routes;

    SequencerDirectoryTest(@TempDir Path home) {
        w = new Watching(home);
        routes = new WatchedRoutes(w);
    }

    @AfterEach
    void close() {
        routes.close();
        w.close();
    }

    private void restart() {
        routes = routes.restart();
    }

    @Test
    void a_missing_directory_is_a_problem_that_heals_itself_and_stops_no_other_sequencer() {
        Path missing = w.home.resolve("not-mounted");
        Path good = RunFolderFixture.miSeq(w.other).complete();

        assertThat(routes.sequencer("nova1", missing)
                        .sequencer("miseq1", w.other)
                        .load())
                .isEmpty();
        routes.awaitState(good, RunState.COMPLETE);
        eventually().untilAsserted(() -> assertThat(routes.problem("nova1"))
                .isEqualTo("its directory " + missing + " is not there. Check the path and whether it is mounted."));
        assertThat(routes.problem("miseq1")).isEmpty();
        assertThat(missing).doesNotExist();
        assertThat(routes.isKnown("nova1")).isFalse();

        Path run = RunFolderFixture.novaSeq6000(missing).complete();

        routes.awaitState(run, RunState.COMPLETE);
        assertThat(routes.problem("nova1")).isEmpty();
    }

    @Test
    void a_folder_whose_name_is_no_text_is_told_and_stops_no_other() throws IOException {
        byte[] name = {'b', 'a', 'd', (byte) 0xff, (byte) 0xfe};
        Path odd = Files.createDirectory(w.drop.resolve(NameBytes.path(name)));
        Path good = RunFolderFixture.miSeq(w.drop).complete();

        routes.sequencer("nova1", w.drop).load();

        routes.awaitState(good, RunState.COMPLETE);
        eventually()
                .untilAsserted(
                        () -> assertThat(routes.sequencers.problems())
                                .singleElement()
                                .asString()
                                .matches(
                                        "Sequencer nova1 cannot watch what is called by bytes that are no text: bad.+\\. Rename it\\."));
        assertThat(routes.problem("nova1")).isEmpty();
        Files.move(odd, w.drop.resolve("good"));
        eventually().until(() -> routes.sequencers.problems().isEmpty());
    }

    @Test
    void a_directory_that_vanishes_is_a_problem_that_heals_itself() throws IOException {
        routes.sequencer("nova1", w.drop).load();
        Path begun = RunFolderFixture.novaSeq6000(w.drop).path();
        routes.awaitState(begun, RunState.ARRIVING);
        String reason = w.reason(begun);
        Path aside = Files.move(w.drop, w.home.resolve("aside"));

        eventually().until(() -> routes.problem("nova1").contains("is not there"));
        assertThat(w.reason(begun)).isEqualTo(reason);
        Files.move(aside, w.drop);
        Files.createFile(begun.resolve("RTAComplete.txt"));
        Files.createFile(begun.resolve("CopyComplete.txt"));

        routes.awaitState(begun, RunState.COMPLETE);
        assertThat(routes.problem("nova1")).isEmpty();
    }

    @Test
    void a_poll_that_fails_is_a_problem_without_a_stack_trace_and_heals_itself() {
        AtomicBoolean broken = new AtomicBoolean(true);
        routes.close();
        routes = new WatchedRoutes(w, template -> template.replace("filter: \"#{{watch}}\"", "filter: \"#failing\""));
        routes.camel.getRegistry().bind("failing", (GenericFileFilter<File>) file -> {
            if (broken.get()) {
                throw new IllegalStateException("Input/output error");
            }
            return routes.beanOf("nova1").accept(file);
        });
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        log.start();
        root.addAppender(log);
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();

        try {
            routes.sequencer("nova1", w.drop).load();
            eventually().untilAsserted(() -> assertThat(routes.problem("nova1"))
                    .isEqualTo("its directory " + w.drop + " could not be listed: Input/output error"));
            broken.set(false);
            routes.awaitState(run, RunState.COMPLETE);
        } finally {
            root.detachAppender(log);
        }

        assertThat(List.copyOf(log.list))
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull())
                .hasSize(1);
    }

    @Test
    void without_its_sentinel_a_directory_is_not_believed() throws IOException {
        routes.sequencer("nova1", w.drop, Map.of("sentinel", ".mounted")).load();
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();

        eventually().until(() -> routes.problem("nova1")
                .equals("its sentinel " + w.drop.resolve(".mounted") + " is not there: the directory is not mounted."));
        assertThat(w.runs()).isEmpty();
        Files.createFile(w.drop.resolve(".mounted"));

        routes.awaitState(run, RunState.COMPLETE);
    }

    @Test
    void an_empty_mount_point_is_not_no_runs() throws IOException {
        routes.devices.put(w.drop, "41");
        Path run = RunFolderFixture.novaSeq6000(w.drop).path();
        routes.sequencer("nova1", w.drop).load();
        routes.awaitState(run, RunState.ARRIVING);
        eventually().until(() -> routes.isKnown("nova1"));
        String reason = w.reason(run);
        routes.close();

        Path aside = Files.move(run, w.home.resolve("aside"));
        restart();
        routes.devices.put(w.drop, "1");
        routes.sequencer("nova1", w.drop).load();
        eventually().until(() -> routes.problem("nova1").contains("an empty mount point?"));
        assertThat(w.reason(run)).isEqualTo(reason);
        assertThat(routes.known("nova1").orElseThrow().device()).isEqualTo("41");

        Files.move(aside, run);
        eventually().until(() -> routes.problem("nova1").isEmpty());
        eventually().until(() -> "1".equals(routes.known("nova1").orElseThrow().device()));
    }

    @Test
    void a_directory_that_was_moved_for_good_is_believed_by_its_sentinel() throws IOException {
        routes.devices.put(w.drop, "41");
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        routes.sequencer("nova1", w.drop).load();
        routes.awaitState(first, RunState.COMPLETE);
        eventually().until(() -> routes.isKnown("nova1"));
        Watching.delete(first);
        restart();
        routes.devices.put(w.drop, "42");
        Files.createFile(w.drop.resolve(".mounted"));

        routes.sequencer("nova1", w.drop, Map.of("sentinel", ".mounted")).load();
        Path second = RunFolderFixture.miSeq(w.drop).complete();

        routes.awaitState(second, RunState.COMPLETE);
    }
}
