package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.run.Demands;
import io.cameleer.run.Handling;
import io.cameleer.run.Patience;
import io.cameleer.run.Run;
import io.cameleer.run.Run.ArchivedAs;
import io.cameleer.run.RunState;
import io.cameleer.store.RunTable.Metadata;
import io.cameleer.store.SightingTable.Known;
import io.cameleer.store.SightingTable.Sighting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs, their metadata, and the folders that show them. */
class RunTableTest extends StoreContract {

    private static final Handling HANDLING = new Handling(
            "c ä",
            null,
            "demo",
            true,
            true,
            Demands.standard("CopyComplete.txt").waiting(new Patience(Duration.ofMillis(90_500), Duration.ofHours(1))));
    private static final Path FOLDER = Path.of("/instruments/novaseq/240517_A00123_0456_AHXXXXDSX7");

    private long add(String runId, String unit, int generation) {
        return store.transact(session -> session.runs()
                .add(runId, unit, generation, false, "novaseq", FOLDER, RunState.HELD, "was there before", HANDLING));
    }

    private Run find(long id) {
        Optional<Run> run = store.read(session -> session.runs().find(id));
        return run.orElseThrow();
    }

    @Test
    void a_run_comes_back_as_it_was_recorded() {
        Run run = find(add("r1", "1_A01", 2));

        assertThat(run)
                .extracting(Run::runId, Run::unit, Run::generation, Run::named, Run::sequencer, Run::path)
                .containsExactly("r1", "1_A01", 2, false, "novaseq", FOLDER);
        assertThat(run).extracting(Run::state, Run::reason).containsExactly(RunState.HELD, "was there before");
        assertThat(run.handling()).isEqualTo(HANDLING);
        assertThat(run).extracting(Run::completed, Run::ingested, Run::archived).containsOnlyNulls();
    }

    @Test
    void archived_runs_with_a_remark_are_found_until_they_are_archived_once_more() {
        long first = add("r1", "", 1);
        long part = add("r1", "Analysis/1", 1);
        long silent = add("r2", "", 1);
        store.run(session -> {
            session.runs().setState(first, RunState.INGESTED, "was archived without a file");
            session.runs().setState(part, RunState.INGESTED, "too");
            session.runs().setState(silent, RunState.INGESTED, null);
        });
        assertThat(list(session -> session.runs().remarked(5)))
                .extracting(Run::id)
                .containsExactly(part, first);

        add("r1", "", 2);
        assertThat(list(session -> session.runs().remarked(5)))
                .extracting(Run::id)
                .containsExactly(part);
    }

    @Test
    void run_id_unit_and_generation_are_unique_together() {
        add("r1", "", 1);
        add("r1", "", 2);
        add("r1", "1_A01", 1);
        add("r2", "", 1);

        assertThatThrownBy(() -> add("r1", "", 1)).hasMessageMatching("(?is).*unique.*");
        assertThat(list(session -> session.runs().list(null, 99, 0))).hasSize(4);
    }

    @Test
    void a_run_cannot_take_the_name_of_another() {
        add("r1", "", 1);
        long provisional = add("folder-name", "", 1);

        assertThatThrownBy(() -> store.run(session -> session.runs().setName(provisional, "r1")))
                .hasMessageMatching("(?is).*unique.*");
        store.run(session -> session.runs().setName(provisional, "r2"));
        assertThat(find(provisional)).extracting(Run::runId, Run::named).containsExactly("r2", true);
    }

    @Test
    void the_newest_generation_of_a_unit_is_found() {
        add("r1", "", 1);
        long second = add("r1", "", 2);
        long cell = add("r1", "1_A01", 1);

        Optional<Run> newest = store.read(session -> session.runs().newest("r1", ""));
        Optional<Run> ofCell = store.read(session -> session.runs().newest("r1", "1_A01"));
        assertThat(newest).map(Run::id).contains(second);
        assertThat(ofCell).map(Run::id).contains(cell);
        assertThat(is(session -> session.runs().newest("r3", "").isPresent())).isFalse();
    }

    @Test
    void runs_are_listed_newest_first_by_state_and_page() {
        long first = add("r1", "", 1);
        long second = newRun("r2");
        long third = add("r3", "", 1);

        assertThat(list(session -> session.runs().list(null, 2, 0)))
                .extracting(Run::id)
                .containsExactly(third, second);
        assertThat(list(session -> session.runs().list(null, 2, 2)))
                .extracting(Run::id)
                .containsExactly(first);
        assertThat(list(session -> session.runs().list(RunState.HELD, 9, 0)))
                .extracting(Run::id)
                .containsExactly(third, first);
    }

    @Test
    void states_are_stamped_with_the_time_that_timers_go_by() {
        long id = add("r1", "", 1);
        store.shiftClock(Duration.ofHours(5));
        store.run(session -> session.runs().setState(id, RunState.COMPLETE, "waits for an ingest"));

        Run run = find(id);
        assertThat(run.state()).isEqualTo(RunState.COMPLETE);
        assertThat(Duration.between(run.firstSeen(), run.lastChange())).isGreaterThanOrEqualTo(Duration.ofHours(5));
        assertThat(run.completed()).isEqualTo(run.lastChange());
    }

    @Test
    void an_ingest_keeps_place_and_metadata_and_a_second_one_replaces_them() {
        long id = add("r1", "", 1);
        ArchivedAs archived = new ArchivedAs("sequencer/a/r1", "/archive/r1", "/zone/r1", 9, 5_000_000_000L, "ab");
        Metadata projects = new Metadata("projects", "A,B", "");
        Metadata run = new Metadata("run_id", "r1", "");
        store.run(session -> session.runs()
                .setIngested(id, archived, List.of(run, projects, run, new Metadata("bytes", "5", "GB"))));

        assertThat(find(id).archived()).isEqualTo(archived);
        assertThat(find(id)).extracting(Run::state, Run::reason).containsExactly(RunState.INGESTED, null);
        assertThat(list(session -> session.runs().metadata(id)))
                .containsExactly(new Metadata("bytes", "5", "GB"), projects, run);

        store.run(session -> session.runs().setIngested(id, archived, List.of(projects)));
        assertThat(list(session -> session.runs().metadata(id))).containsExactly(projects);
        store.run(session -> session.runs().setIngested(id, archived, List.of()));
        assertThat(list(session -> session.runs().metadata(id))).isEmpty();
    }

    @Test
    void an_inspection_is_kept_as_it_was_written() {
        long id = add("r1", "", 1);
        String inspection = "{\"bytes\":123456789012345678901234567890,\"name\":\"😀\",\"ratio\":1.50}";
        store.run(session -> {
            session.runs().setInspection(id, inspection, "novaseq6000", "novaseq", "succeeded");
            session.runs().setPath(id, Path.of("/elsewhere/ä b/r1"));
        });

        assertThat(find(id))
                .extracting(Run::inspection, Run::platform, Run::sequencerType, Run::outcome, Run::path)
                .containsExactly(inspection, "novaseq6000", "novaseq", "succeeded", Path.of("/elsewhere/ä b/r1"));
    }

    @Test
    void a_provisional_record_can_be_taken_out_once_its_folder_shows_another_run() {
        long real = add("r1", "", 1);
        long provisional = add("folder-name", "", 1);
        store.run(session -> session.sightings().add(FOLDER, "novaseq", provisional, false));

        assertThatThrownBy(() -> store.run(session -> session.runs().remove(provisional)))
                .hasMessageMatching("(?is).*foreign key.*");
        store.run(session -> {
            session.sightings().link(FOLDER, real);
            session.runs().remove(provisional);
        });

        assertThat(is(session -> session.runs().find(provisional).isPresent())).isFalse();
        assertThat(list(session -> session.sightings().ofRun(real)))
                .extracting(Sighting::path)
                .containsExactly(FOLDER);
    }

    @Test
    void a_sighting_keeps_its_fingerprint_until_it_is_looked_at_anew() {
        long run = add("r1", "", 1);
        Instant since = Instant.parse("2024-05-17T09:30:00.123Z");
        store.run(session -> {
            session.sightings().add(FOLDER, "novaseq", run, false);
            session.sightings().setFingerprint(FOLDER, "f00", since);
            session.sightings().setLate(FOLDER, "Logs/x");
            session.sightings().setSettled(FOLDER, true);
        });
        assertThat(list(session -> session.sightings().ofSequencer("novaseq")))
                .containsExactly(new Sighting(FOLDER, "novaseq", run, "f00", since, true, false, "Logs/x", null));

        store.run(session -> {
            session.sightings().setSettled(FOLDER, false);
            session.sightings().setUnproved(FOLDER, true);
        });
        assertThat(list(session -> session.sightings().ofRun(run)))
                .containsExactly(new Sighting(FOLDER, "novaseq", run, null, null, false, true, null, null));

        long other = add("r2", "", 1);
        store.run(session -> session.sightings().add(FOLDER, "other", other, true));
        Optional<Sighting> seen = store.read(session -> session.sightings().find(FOLDER));
        assertThat(seen).contains(new Sighting(FOLDER, "other", other, null, null, true, false, null, null));
    }

    @Test
    void a_sequencer_is_remembered_with_its_device() {
        store.run(session -> session.sightings().setSequencer("novaseq", "/instruments", null));
        store.run(session -> session.sightings().setSequencer("novaseq", "/instruments", "device 7"));

        Optional<Known> known = store.read(session -> session.sightings().sequencer("novaseq"));
        assertThat(known).contains(new Known("novaseq", "/instruments", "device 7"));
        assertThat(is(session -> session.sightings().sequencer("other").isPresent()))
                .isFalse();
    }
}
