package io.cameleer.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.json.Json;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FireSignalsTest extends AutomationsOnDatabases {

    @Test
    void a_signal_gets_the_experiment_with_the_fields_of_isabl() {
        AtomicReference<Map<?, ?>> body = new AtomicReference<>();
        automations()
                .route(
                        "look",
                        "signal:data-import",
                        exchange -> body.set(exchange.getMessage().getBody(Map.class)));
        long id = made.experiment("e1", "Homo sapiens");
        made.arrive(id, "/e1.bam");
        made.drain();

        assertThat(body.get().get("pk")).isEqualTo(id);
        assertThat(body.get().get("identifier")).isEqualTo("e1");
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("identifier", "e1");
        sample.put("category", null);
        sample.put("individual", Map.of("species", "HUMAN", "pk", 1L, "identifier", "subject-e1"));
        assertThat(body.get().get("sample")).isEqualTo(sample);
        assertThat(body.get().get("technique")).isEqualTo(Map.of("category", "DNA", "method", "WG"));
        assertThat(body.get().get("platform")).isEqualTo(Map.of("slug", "novaseq6000"));
        assertThat(body.get().get("projects")).isEqualTo(List.of(Map.of("pk", 1L, "title", "project one")));
        assertThat(body.get().get("raw_data")).isEqualTo(List.of(Map.of("file_url", "/e1.bam", "file_type", "BAM")));
    }

    @Test
    void signals_run_as_the_setting_orders_and_then_by_name_and_not_while_they_are_off() {
        automations(Site.plain().order("z-first", "not-there", "c"))
                .hears("a", "data-import")
                .hears("c", "data-import")
                .hears("b", "data-import")
                .hears("off", "data-import")
                .hears("z-first", "data-import");
        made.store.run(session -> session.switches().set("off", false, "ada"));
        long id = made.experiment("e1", "HUMAN");
        made.arrive(id, "/1.bam");
        made.drain();
        assertThat(made.heard).containsExactly("z-first", "c", "a", "b");

        made.store.run(session -> session.switches().set("off", true, "ada"));
        made.arrive(id, "/2.bam");
        made.drain();
        assertThat(made.heard).endsWith("off");
    }

    @Test
    void a_failing_signal_does_not_stop_the_next_and_has_one_record_until_it_succeeds() {
        boolean[] broken = {true};
        automations()
                .route("a", "signal:data-import", exchange -> {
                    if (broken[0]) {
                        throw new IllegalStateException("no disk", new java.io.IOException("quota"));
                    }
                })
                .hears("b", "data-import");
        long id = made.experiment("e1", "HUMAN");
        made.arrive(id, "/1.bam");
        made.drain();
        made.arrive(id, "/2.bam");
        made.drain();

        assertThat(made.heard).containsExactly("b", "b");
        Failure failure = made.failures().get(0);
        assertThat(made.failures()).hasSize(1);
        assertThat(failure.targetEndpoint()).isEqualTo("experiments");
        assertThat(failure.targetId()).isEqualTo(id);
        assertThat(failure.importString()).isEqualTo("a");
        assertThat(failure.attempts()).isEqualTo(2);
        assertThat(failure.last()).isAfterOrEqualTo(failure.first());
        String traceback = String.valueOf(Json.readObject(failure.data()).get("failure_traceback"));
        assertThat(traceback)
                .contains("IllegalStateException: no disk", "Caused by: java.io.IOException: quota")
                .hasLineCount(20);

        broken[0] = false;
        made.arrive(id, "/3.bam");
        made.drain();
        assertThat(made.failures()).isEmpty();
    }

    @Test
    void a_success_leaves_no_record_and_a_rerun_updates_or_deletes_it() {
        boolean[] broken = {true};
        automations().route("a", "signal:data-import", exchange -> {
            if (broken[0]) {
                throw new IllegalStateException("attempt");
            }
        });
        long id = made.experiment("e1", "HUMAN");

        assertThat(made.runSignal.run("a", "experiments", id, List.of())).isInstanceOf(SignalOutcome.Failed.class);
        assertThat(made.failures()).as("of a run without record").isEmpty();
        made.runSignal.runRecorded("a", "experiments", id, List.of());
        made.runSignal.runRecorded("a", "experiments", id, List.of());
        assertThat(made.failures()).singleElement().satisfies(failure -> assertThat(failure.attempts())
                .isEqualTo(2));
        broken[0] = false;
        assertThat(made.runSignal.runRecorded("a", "experiments", id, List.of()))
                .isInstanceOf(SignalOutcome.Succeeded.class);
        assertThat(made.failures()).isEmpty();
    }

    @Test
    void a_signal_that_was_renamed_fails_with_the_name_that_was_meant_and_a_target_that_is_gone_clears_the_record() {
        automations().hears("announce-data", "data-import");
        long id = made.experiment("e1", "HUMAN");

        assertThat(made.runSignal.runRecorded("anounce-data", "experiments", id, List.of()))
                .isInstanceOfSatisfying(SignalOutcome.Failed.class, failed -> assertThat(failed.message())
                        .contains("there is no signal anounce-data for data-import; did you mean 'announce-data'?"));
        assertThat(made.failures()).hasSize(1);

        made.store.run(session -> session.events().recordFailure("experiments", 4711, "announce-data", "x"));
        assertThat(made.runSignal.runRecorded("announce-data", "experiments", 4711, List.of()))
                .isInstanceOf(SignalOutcome.TargetGone.class);
        assertThat(made.failures()).extracting(Failure::targetId).containsExactly(id);
    }

    @Test
    void a_signal_is_tried_again_only_where_the_site_says_so_and_those_that_went_well_are_not() {
        automations(Site.plain().retries("a", 2)).fails("a", "data-import").fails("b", "data-import");
        made.hears("c", "data-import");
        long id = made.experiment("e1", "HUMAN");
        made.arrive(id, "/1.bam");
        made.drain();
        assertThat(made.heard).containsExactly("a", "b", "c");

        for (int minutes = 2; minutes < 20; minutes += 2) {
            made.store.shiftClock(Duration.ofMinutes(minutes));
            made.drain();
        }
        assertThat(made.heard).containsExactly("a", "b", "c", "a", "a");
        assertThat(made.failures())
                .extracting(Failure::importString, Failure::attempts)
                .containsExactlyInAnyOrder(
                        org.assertj.core.api.Assertions.tuple("a", 3), org.assertj.core.api.Assertions.tuple("b", 1));
    }

    @Test
    void a_route_is_told_of_a_failure_once_its_tries_are_used_up_and_its_own_failure_leads_to_nothing() {
        Map<String, Object> told = new LinkedHashMap<>();
        automations(Site.plain().retries("a", 1))
                .fails("a", "status-change")
                .fails("0-tell-too", "failure")
                .route("tell", "signal:failure", exchange -> {
                    made.heard.add("told");
                    exchange.getMessage()
                            .getBody(Map.class)
                            .forEach((key, value) -> told.put(String.valueOf(key), value));
                });
        long analysis = newAnalysis();
        made.setStatus(analysis, AnalysisStatus.FAILED);
        made.drain();
        assertThat(made.heard).containsExactly("a");
        made.store.shiftClock(Duration.ofMinutes(2));
        made.drain();

        assertThat(made.heard).containsExactly("a", "a", "0-tell-too", "told");
        assertThat(told)
                .containsEntry("endpoint", "analyses")
                .containsEntry("target_id", analysis)
                .containsEntry("signal", "a")
                .containsEntry("error", "a is broken")
                .containsKeys("instance", "failure_traceback");
        assertThat(made.failures()).extracting(Failure::importString).containsExactly("a");
    }

    @Test
    void each_status_is_seen_once_and_in_order_though_it_has_changed_since() {
        automations().route("look", "signal:status-change", exchange -> {
            Map<?, ?> analysis = exchange.getMessage().getBody(Map.class);
            made.heard.add(analysis.get("previous_status") + " -> " + analysis.get("status"));
        });
        long analysis = newAnalysis();
        List.of(AnalysisStatus.STARTED, AnalysisStatus.STARTED, AnalysisStatus.FAILED, AnalysisStatus.STARTED)
                .forEach(status -> made.setStatus(analysis, status));
        made.drain();

        assertThat(made.heard).containsExactly("CREATED -> STARTED", "STARTED -> FAILED", "FAILED -> STARTED");
    }

    @Test
    void what_stopped_in_the_middle_goes_on_with_the_signal_that_had_not_finished() {
        automations()
                .hears("a", "data-import")
                .route("b", "signal:data-import", exchange -> {
                    made.heard.add("b");
                    if (made.stopping.get()) {
                        throw new IllegalStateException("ended by the stop");
                    }
                })
                .hears("c", "data-import");
        made.arrive(made.experiment("e1", "HUMAN"), "/1.bam");
        made.stopping.set(true);
        Claim claim = made.claim(WorkKind.SIGNAL).get(0);
        assertThatThrownBy(() -> made.fireSignals.fire(claim)).hasMessageContaining("fired again later");
        Thread.interrupted();
        assertThat(made.failures()).isEmpty();

        made.stopping.set(false);
        made.store.claims().release(claim, Duration.ZERO, "a test");
        made.drain();
        assertThat(made.heard).containsExactly("a", "b", "b", "c");
    }

    @Test
    void a_signal_that_is_renamed_or_switched_off_while_it_waits_for_its_next_try_holds_nothing_up() throws Exception {
        automations(Site.plain().retries("a", 5)).fails("a", "data-import").hears("b", "data-import");
        long id = made.experiment("e1", "HUMAN");
        made.arrive(id, "/1.bam");
        made.arrive(id, "/2.bam");
        made.drain();
        assertThat(made.heard).as("the second event waits for the first").containsExactly("a", "b");

        made.store.run(session -> session.switches().set("a", false, "ada"));
        made.store.shiftClock(Duration.ofMinutes(2));
        made.drain();
        assertThat(made.heard).as("off").containsExactly("a", "b", "b");

        made.store.run(session -> session.switches().set("a", true, "ada"));
        made.arrive(id, "/3.bam");
        made.drain();
        assertThat(made.heard).containsExactly("a", "b", "b", "a", "b");
        made.rename("a", "a2", "data-import");
        made.arrive(id, "/4.bam");
        made.store.shiftClock(Duration.ofMinutes(4));
        made.drain();
        assertThat(made.heard).endsWith("a2", "b");
        assertThat(made.store.<Long>read(session -> session.work().count(WorkKind.SIGNAL)))
                .isZero();
        assertThat(made.failures())
                .as("the record of a name that is no more stays until it is run again or deleted")
                .extracting(Failure::importString)
                .containsExactly("a");
        assertThat(((SignalOutcome.Failed) made.runSignal.runRecorded("a", "experiments", id, List.of())).message())
                .contains("there is no signal a for data-import; did you mean 'a2'?");
    }
}
