package io.cameleer.watch;

import static io.cameleer.watch.WatchedRoutes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a poll of settled runs costs, counted by the questions that {@code file:} asks. */
class PruningTest {

    private static final int RUNS = 20;

    private final Watching w;
    private final WatchedRoutes routes;
    private final Map<Path, Integer> questions = new ConcurrentHashMap<>();

    PruningTest(@TempDir Path home) {
        w = new Watching(home);
        routes = new WatchedRoutes(w, template -> template.replace("filter: \"#{{watch}}\"", "filter: \"#counting\""));
        routes.camel.getRegistry().bind("counting", (GenericFileFilter<File>) this::count);
    }

    private boolean count(GenericFile<File> file) {
        questions.merge(file.getFile().toPath(), 1, Integer::sum);
        return routes.beanOf("nova1").accept(file);
    }

    @AfterEach
    void close() {
        routes.close();
        w.close();
    }

    @Test
    void a_settled_run_costs_one_question_a_poll_and_none_about_its_files() {
        List<Path> settled = new ArrayList<>();
        for (int number = 1; number <= RUNS; number++) {
            settled.add(RunFolderFixture.novaSeq6000(w.drop, "240320_A01234_00%02d_AHXYZ3DRX3".formatted(number))
                    .withFiles(10, 10)
                    .complete());
        }
        routes.sequencer("nova1", w.drop).load();
        settled.forEach(run -> routes.awaitState(run, RunState.COMPLETE));
        assertThat(questions).containsKey(settled.get(0).resolve("CopyComplete.txt"));

        awaitPolls(settled.get(0), 2);
        questions.clear();
        awaitPolls(settled.get(0), 3);

        assertThat(questions.keySet()).containsExactlyInAnyOrderElementsOf(settled);
    }

    /** Each poll asks about each folder once. */
    private void awaitPolls(Path folder, int polls) {
        int before = questions.getOrDefault(folder, 0);
        eventually().until(() -> questions.getOrDefault(folder, 0) >= before + polls);
    }

    @Test
    void a_settled_run_is_passed_by_at_its_name_alone() {
        Path settled = RunFolderFixture.novaSeq6000(w.drop).complete();
        Path arriving = RunFolderFixture.novaSeq6000(w.drop, "240320_A01234_0043_AHXYZ3DRX3")
                .path();
        routes.sequencer("nova1", w.drop).load();
        routes.awaitState(settled, RunState.COMPLETE);
        routes.awaitState(arriving, RunState.ARRIVING);
        SequencerRoute bean = routes.beanOf("nova1");

        eventually()
                .until(() ->
                        Boolean.FALSE.equals(bean.accept(settled.getFileName().toString())));
        assertThat(bean.accept(arriving.getFileName().toString())).isNull();
        assertThat(bean.accept("RTAComplete.txt")).isNull();
    }
}
