package io.cameleer.watch;

import static io.cameleer.watch.WatchedRoutes.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped template with real {@code file:} consumers. */
class SequencerRoutesTest {

    private final Watching w;
    private WatchedRoutes routes;

    SequencerRoutesTest(@TempDir Path home) {
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
    void a_run_that_is_dropped_is_offered_for_ingest() {
        assertThat(routes.sequencer("nova1", w.drop, Map.of("platform", "novaseq6000", "cohort", "Cohort 1"))
                        .load())
                .isEmpty();
        eventually().until(() -> routes.isKnown("nova1"));

        Path run = RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 100).complete();

        routes.awaitState(run, RunState.COMPLETE);
        assertThat(w.isOffered(w.run(run))).isTrue();
        assertThat(w.run(run).sequencer()).isEqualTo("nova1");
        assertThat(w.run(run).handling().cohort()).isEqualTo("Cohort 1");
        assertThat(w.run(run).handling().platform()).isEqualTo("novaseq6000");
        assertThat(w.run(run).handling().workflow()).isEqualTo("sequencing");
    }

    @Test
    void a_run_still_without_a_marker_is_seen_and_says_what_it_waits_for() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).path();

        routes.sequencer("nova1", w.drop).load();

        routes.awaitState(run, RunState.ARRIVING);
        assertThat(w.reason(run)).isEqualTo("waits for RTAComplete.txt, CopyComplete.txt");
    }

    @Test
    void nothing_is_written_into_the_drop_folder() throws IOException {
        Path whole = RunFolderFixture.novaSeq6000(w.drop).withFiles(4, 100).complete();
        Path begun = RunFolderFixture.miSeq(w.drop).path();
        Map<String, String> before = picture(w.drop);

        routes.sequencer("nova1", w.drop).load();
        routes.awaitState(whole, RunState.COMPLETE);
        routes.awaitState(begun, RunState.ARRIVING);
        w.clock.pass(Watching.MINUTE);
        restart();
        routes.sequencer("nova1", w.drop).load();
        eventually().until(() -> routes.named("nova1").isPresent());

        assertThat(picture(w.drop)).isEqualTo(before);
    }

    /** Every name with its time and size, the folder's own included. */
    private static Map<String, String> picture(Path folder) throws IOException {
        Map<String, String> picture = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                picture.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.size(path));
            }
        }
        return picture;
    }

    @Test
    void several_sequencers_are_watched_side_by_side() {
        Path miseq = RunFolderFixture.miSeq(w.other).complete();
        Path nova = RunFolderFixture.novaSeq6000(w.drop).complete();

        routes.sequencer("nova1", w.drop).sequencer("miseq1", w.other).load();

        routes.awaitState(nova, RunState.COMPLETE);
        routes.awaitState(miseq, RunState.COMPLETE);
        assertThat(w.run(miseq).sequencer()).isEqualTo("miseq1");
        assertThat(routes.sequencers.all())
                .extracting(sequencer -> sequencer.sequencer().name())
                .containsExactly("miseq1", "nova1");
    }

    @Test
    void an_arriving_run_whose_folder_is_taken_away_says_so() throws IOException {
        routes.sequencer("nova1", w.drop).load();
        Path run = RunFolderFixture.novaSeq6000(w.drop).path();
        routes.awaitState(run, RunState.ARRIVING);

        Watching.delete(run);

        eventually().untilAsserted(() -> assertThat(w.reason(run))
                .isEqualTo("its folder " + run + " is gone; seen again, it goes on"));
        Path again = RunFolderFixture.novaSeq6000(w.drop).complete();
        routes.awaitState(again, RunState.COMPLETE);
    }

    @Test
    void another_run_in_the_place_of_a_settled_one_is_seen() throws IOException {
        routes.sequencer("nova1", w.drop).load();
        Path first = RunFolderFixture.novaSeq6000(w.drop).complete();
        routes.awaitState(first, RunState.COMPLETE);
        Watching.delete(first);
        eventually().until(() -> w.sighting(first)
                .filter(sighting -> !sighting.settled())
                .isPresent());

        Path other = RunFolderFixture.novaSeq6000(w.other, "240320_A01234_0043_AHXYZ3DRX3")
                .complete();
        Files.move(other, first);

        eventually().until(() -> w.run(first).runId().equals("240320_A01234_0043_AHXYZ3DRX3"));
        routes.awaitState(first, RunState.COMPLETE);
    }

    @Test
    void the_folder_that_is_left_of_two_is_watched_by_its_own_sequencer() throws IOException {
        Path first = RunFolderFixture.novaSeq6000(w.drop).path();
        routes.sequencer("nova1", w.drop).sequencer("nova2", w.other).load();
        routes.awaitState(first, RunState.ARRIVING);
        Path second = RunFolderFixture.novaSeq6000(w.other).complete();
        eventually().until(() -> w.sighting(second)
                .filter(sighting -> sighting.settled())
                .isPresent());

        Watching.delete(first);

        routes.awaitState(second, RunState.COMPLETE);
        assertThat(w.runs()).hasSize(1);
        assertThat(w.run(second).path()).isEqualTo(second);
    }

    @Test
    void runs_that_were_there_are_held_at_the_first_start_only() throws IOException {
        Path early = RunFolderFixture.novaSeq6000(w.drop).complete();
        routes.sequencer("nova1", w.drop, Map.of("existing", "record")).load();
        routes.awaitState(early, RunState.HELD);
        eventually().until(() -> routes.isKnown("nova1"));
        routes.close();
        Path between = RunFolderFixture.novaSeq6000(w.drop, "240320_A01234_0043_AHXYZ3DRX3")
                .complete();

        restart();
        routes.sequencer("nova1", w.drop, Map.of("existing", "record")).load();

        routes.awaitState(between, RunState.COMPLETE);
        assertThat(w.run(early).state()).isEqualTo(RunState.HELD);
    }

    @Test
    void a_sequencer_that_is_switched_off_is_not_watched() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();

        assertThat(routes.sequencer("nova1", w.drop, Map.of("enabled", "false"))
                        .sequencer("miseq1", w.other)
                        .load())
                .isEmpty();
        eventually().until(() -> routes.isKnown("miseq1"));

        assertThat(routes.named("nova1")).isEmpty();
        assertThat(routes.sequencers.watches("nova1")).isFalse();
        assertThat(w.sighting(run)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0/1 * * * * ?"})
    void a_sequencer_that_is_stopped_is_not_watched_until_it_is_started_again(String cron) throws Exception {
        assertThat(routes.sequencer("nova1", w.drop, Map.of("cron", cron)).load())
                .isEmpty();
        eventually().until(() -> routes.named("nova1").isPresent());

        routes.camel.getRouteController().stopRoute("sequencer-nova1");
        assertThat(routes.named("nova1")).isEmpty();
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();
        routes.camel.getRouteController().startRoute("sequencer-nova1");

        routes.awaitState(run, RunState.COMPLETE);
    }

    @Test
    void a_sequencer_may_be_polled_by_the_clock() {
        Path run = RunFolderFixture.novaSeq6000(w.drop).complete();

        assertThat(routes.sequencer("nova1", w.drop, Map.of("cron", "0/1 * * * * ?"))
                        .load())
                .isEmpty();

        routes.awaitState(run, RunState.COMPLETE);
    }

    @Test
    void wrong_parameters_of_one_sequencer_are_named_and_stop_no_other_of_the_same_file() {
        Path good = RunFolderFixture.miSeq(w.other).complete();
        Map<String, String> wrong = new TreeMap<>(Map.of(
                "name", "nova1",
                "directory", w.drop.toString(),
                "settle", "soon",
                "interval", "now and then",
                "cron", "every day",
                "platform", "novasek",
                "signalFailedRuns", "yes"));
        Map<String, String> right = new TreeMap<>(Map.of(
                "name", "miseq1",
                "directory", w.other.toString(),
                "interval", "20ms",
                "settle", "0s",
                "existing", "ingest"));
        Path untouched = RunFolderFixture.novaSeq6000(w.drop).complete();

        assertThat(routes.file(
                                "all.camel.yaml",
                                WatchedRoutes.templated("nova1", wrong) + WatchedRoutes.templated("miseq1", right))
                        .load())
                .isEmpty();

        routes.awaitState(good, RunState.COMPLETE);
        eventually().until(() -> routes.named("nova1").isPresent());
        assertThat(routes.problem("nova1"))
                .startsWith("its interval is 'now and then'; give a duration such as 30s, 10m, 6h or 1h30m;"
                        + " its cron is 'every day'; give an expression of Quartz such as 0 0/5 * * * ?, or leave it out;"
                        + " its platform is 'novasek'; give nothing or one of ")
                .contains("novaseq6000")
                .contains("; its settle is 'soon'; give a duration such as 30s, 10m, 6h or 1h30m;")
                .endsWith("; its signalFailedRuns is 'yes'; give false or true");
        assertThat(w.sighting(untouched)).isEmpty();
        assertThat(routes.isKnown("nova1")).isFalse();
    }

    @Test
    void of_two_sequencers_of_one_name_one_is_watched_until_it_is_stopped() throws Exception {
        assertThat(routes.sequencer("nova1", w.drop)
                        .sequencer("other", w.other, Map.of("name", "nova1"))
                        .load())
                .isEmpty();
        eventually()
                .until(() -> routes.sequencers.all().size() == 2 && refused().isPresent());
        SequencerWatch refused = refused().orElseThrow();
        assertThat(refused.problem())
                .contains("another route watches under this name. Give each sequencer a name of its own.");
        Path run = RunFolderFixture.novaSeq6000(refused.sequencer().directory()).complete();
        boolean first = refused.sequencer().directory().equals(w.drop);
        assertThat(w.sighting(run)).isEmpty();

        routes.camel.getRouteController().stopRoute(first ? "sequencer-other" : "sequencer-nova1");

        routes.awaitState(run, RunState.COMPLETE);
    }

    private Optional<SequencerWatch> refused() {
        return routes.sequencers.all().stream()
                .filter(watching -> watching.problem().isPresent())
                .findFirst();
    }
}
