package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.store.EventTable.Event;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalysisTableTest extends StoreContract {

    private static final Application ALIGNER = new Application("BWA_MEM", "0.7.17", "GRCh37", "HUMAN");

    private long add(Tuple tuple, List<String> chain) {
        return store.transact(session -> session.analyses().add(ALIGNER, tuple, "someone", chain));
    }

    private Analysis find(long id) {
        return store.read(session -> session.analyses().find(id)).orElseThrow();
    }

    private boolean setStatus(long id, AnalysisStatus status) {
        return store.transact(
                session -> session.analyses().setStatus(id, status, "test").happened());
    }

    private List<Event> openEvents() {
        return list(session -> session.work().due(WorkKind.SIGNAL, 99)).stream()
                .map(id -> store.read(session -> session.events().find(id)).orElseThrow())
                .toList();
    }

    @Test
    void an_analysis_is_kept_whole_and_found_by_its_sets_in_any_order() {
        long one = newExperiment("one");
        long two = newExperiment("two");
        long normal = newExperiment("normal");
        long id = add(new Tuple(List.of(two, one), List.of(normal)), List.of("align (experiment 1)"));
        store.run(session -> {
            session.analyses().setResults(id, Map.of("bam", "/a.bam"));
            session.analyses().setData(id, Map.of("note", "😀"));
            session.analyses().setStorageUrl(id, "/analyses/1");
        });

        Analysis found = find(id);
        assertThat(found.targets()).containsExactly(two, one);
        assertThat(found.references()).containsExactly(normal);
        assertThat(found.application()).isEqualTo(new Application("bwa-mem", "0.7.17", "GRCh37", "HUMAN"));
        assertThat(found.status()).isEqualTo(AnalysisStatus.CREATED);
        assertThat(found.results()).isEqualTo(Map.of("bam", "/a.bam"));
        assertThat(found.data()).isEqualTo(Map.of("note", "😀"));
        assertThat(found.chain()).containsExactly("align (experiment 1)");
        assertThat(found.storageUrl()).isEqualTo("/analyses/1");
        assertThat(store.<Boolean>read(session -> session.analyses()
                        .find(ALIGNER, new Tuple(List.of(one, two, one), List.of(normal)))
                        .isPresent()))
                .isTrue();
        assertThat(store.<Boolean>read(session -> session.analyses()
                        .find(ALIGNER, new Tuple(List.of(one, two), List.of()))
                        .isPresent()))
                .isFalse();
        assertThat(list(session -> session.analyses().ofTarget(one))).hasSize(1);
        assertThat(list(session -> session.analyses().ofTarget(normal))).isEmpty();
    }

    @Test
    void making_an_analysis_fires_nothing_and_each_change_of_status_fires_once() {
        long id = add(new Tuple(List.of(newExperiment("one")), List.of()), List.of("a", "b"));
        assertThat(openEvents()).isEmpty();

        assertThat(setStatus(id, AnalysisStatus.STARTED)).isTrue();
        assertThat(setStatus(id, AnalysisStatus.STARTED)).isFalse();

        assertThat(openEvents()).singleElement().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("status-change");
            assertThat(event.target()).isEqualTo(id);
            assertThat(event.detail()).isEqualTo(Map.of("status", "STARTED", "previous_status", "CREATED"));
            assertThat(event.chain()).containsExactly("a", "b");
        });
        assertThat(find(id).times().started()).isNotNull();
        assertThat(find(id).times().finished()).isNull();
    }

    @Test
    void a_status_that_comes_again_is_a_change_of_its_own() {
        long id = add(new Tuple(List.of(newExperiment("one")), List.of()), List.of());
        for (AnalysisStatus status : List.of(
                AnalysisStatus.SUCCEEDED, AnalysisStatus.STAGED, AnalysisStatus.SUCCEEDED, AnalysisStatus.SUCCEEDED)) {
            setStatus(id, status);
        }

        long events = store.read(session -> session.handle()
                .createQuery("SELECT COUNT(*) FROM event")
                .mapTo(Long.class)
                .one());
        assertThat(events).isEqualTo(3);
        assertThat(list(session -> session.journal().of("analysis", id))).hasSize(3);
    }

    @Test
    void the_end_of_a_run_is_when_it_first_ended_and_what_is_to_begin_anew_has_no_times() {
        long id = add(new Tuple(List.of(newExperiment("one")), List.of()), List.of());
        store.shiftClock(Duration.ofMinutes(1));
        setStatus(id, AnalysisStatus.SUBMITTED);
        store.shiftClock(Duration.ofMinutes(2));
        setStatus(id, AnalysisStatus.STARTED);
        store.shiftClock(Duration.ofMinutes(5));
        setStatus(id, AnalysisStatus.FINISHED);
        Instant finished = find(id).times().finished();
        for (AnalysisStatus judged :
                List.of(AnalysisStatus.SUCCEEDED, AnalysisStatus.FAILED, AnalysisStatus.REJECTED)) {
            store.shiftClock(Duration.ofHours(judged.ordinal()));
            setStatus(id, judged);
            assertThat(find(id).times().finished()).as(judged.name()).isEqualTo(finished);
        }
        assertThat(Duration.between(find(id).times().started(), finished))
                .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));

        setStatus(id, AnalysisStatus.IN_PROGRESS);
        assertThat(find(id).times().finished()).as("goes on").isNull();
        assertThat(find(id).times().started()).isNotNull();
        setStatus(id, AnalysisStatus.STAGED);
        assertThat(find(id).times().submitted()).isNull();
        assertThat(find(id).times().started()).isNull();
        setStatus(id, AnalysisStatus.IN_PROGRESS);
        assertThat(find(id).times().started())
                .as("one that nobody reported as STARTED")
                .isNotNull();
        setStatus(id, AnalysisStatus.FAILED);
        assertThat(find(id).times().finished()).isAfter(finished);
    }

    @Test
    void of_many_that_report_the_same_status_at_once_one_changes_it() throws Exception {
        long id = add(new Tuple(List.of(newExperiment("one")), List.of()), List.of());
        List<Boolean> changed = Together.inThreads(4, thread -> setStatus(id, AnalysisStatus.SUCCEEDED));

        assertThat(changed).containsOnlyOnce(true);
        assertThat(openEvents()).hasSize(1);
        assertThat(list(session -> session.journal().of("analysis", id))).hasSize(1);
    }

    @Test
    void a_change_that_is_rolled_back_leaves_no_event() {
        long id = add(new Tuple(List.of(newExperiment("one")), List.of()), List.of());
        try {
            store.run(session -> {
                session.analyses().setStatus(id, AnalysisStatus.FAILED, "test");
                throw new IllegalStateException("power cut");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("power cut");
        }

        assertThat(openEvents()).isEmpty();
        assertThat(find(id).status()).isEqualTo(AnalysisStatus.CREATED);
    }

    @Test
    void raw_data_fires_once_for_each_change_and_not_when_it_is_taken_away() {
        long id = newExperiment("one");
        List<Object> file = List.of(Map.of("file_url", "/a.bam", "file_type", "BAM"));
        store.run(session -> session.experimentData().setRawData(id, file, Cause.of("REST"), false));
        store.run(session -> session.experimentData().setRawData(id, file, Cause.of("REST"), false));
        assertThat(openEvents()).hasSize(1);
        assertThat(list(session -> session.experimentData().rawData(id))).isEqualTo(file);

        store.run(session -> session.experimentData().setRawData(id, List.of(), Cause.of("REST"), false));
        store.run(session -> session.experimentData().setRawData(id, file, Cause.of("REST"), true));

        long events = store.read(session -> session.handle()
                .createQuery("SELECT COUNT(*) FROM event")
                .mapTo(Long.class)
                .one());
        assertThat(events).isEqualTo(1);
    }
}
