package io.cameleer.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Chain;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.Cause;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Signals that lead to one another stop, and only those. */
class SignalLoopsTest extends AutomationsOnDatabases {

    @Test
    void a_change_on_behalf_of_a_signal_goes_on_with_its_chain_and_stops_those_that_loop_only() {
        automations().hears("looks-on", "status-change").route("loops", "signal:status-change", exchange -> {
            made.heard.add("loops");
            Map<?, ?> analysis = exchange.getMessage().getBody(Map.class);
            List<String> chain = Chain.of(exchange.getProperty(Chain.PROPERTY));
            made.store.run(session -> session.analyses()
                    .setStatus(
                            (Long) analysis.get("pk"),
                            analysis.get("status").equals("STARTED") ? AnalysisStatus.FAILED : AnalysisStatus.STARTED,
                            new Cause("user ada", chain)));
        });
        long analysis = newAnalysis();
        made.setStatus(analysis, AnalysisStatus.STARTED);
        made.drain();

        assertThat(Collections.frequency(made.heard, "loops")).isEqualTo(Automations.MOST_ROUNDS + 1);
        assertThat(Collections.frequency(made.heard, "looks-on")).isEqualTo(Automations.MOST_ROUNDS + 2);
        assertThat(made.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.importString()).isEqualTo("loops");
            assertThat(failure.data())
                    .contains(
                            "stopped after 3 rounds of signals that led to one another: loops (analysis 1 STARTED) -> loops (analysis 1 FAILED) -> ",
                            "mend the signal, or set cameleer.signals.most-rounds");
        });
        assertThat(made.journal("analysis", analysis))
                .contains("STARTED -> FAILED, by user ada for signal loops (analysis 1 STARTED)");
        assertThat(made.analyses().get(0).chain()).hasSize(Automations.MOST_ROUNDS + 1);
    }

    @Test
    void raw_data_that_its_own_signal_changes_on_and_on_fires_no_more_even_where_no_chain_is_carried() {
        automations().route("drops", "signal:data-import", exchange -> {
            made.heard.add("drops");
            Map<?, ?> experiment = exchange.getMessage().getBody(Map.class);
            made.arrive((Long) experiment.get("pk"), "/" + made.heard.size() + ".bam");
        });
        long other = made.experiment("other", "HUMAN");
        made.arrive(made.experiment("e1", "HUMAN"), "/0.bam");
        made.drain();

        assertThat(made.heard).hasSize(Automations.CHANGES_PER_HOUR);
        assertThat(made.failures()).singleElement().satisfies(failure -> assertThat(failure.data())
                .contains(
                        "changed more than 20 times within an hour",
                        "raw data 20: a test -> raw data 21: a test",
                        "set cameleer.signals.changes-per-hour"));
        made.heard.clear();
        made.arrive(other, "/0.bam");
        made.claim(WorkKind.SIGNAL).forEach(made.fireSignals::fire);
        assertThat(made.heard).as("of another experiment").containsExactly("drops");
    }

    @Test
    void a_token_is_known_for_its_chain_and_nobody_elses_is() {
        automations();
        CarryChain chains = new CarryChain(made.store);
        String token = chains.token(List.of("a (experiment 1)"));
        String other = chains.token(List.of("a (experiment 1)"));
        assertThat(token).hasSize(22).isNotEqualTo(other);
        assertThat(made.store.<Optional<List<String>>>read(
                        session -> session.chains().find(token)))
                .contains(List.of("a (experiment 1)"));
        assertThat(made.store.<Optional<List<String>>>read(
                        session -> session.chains().find("made up")))
                .isEmpty();
        made.store.shiftClock(Duration.ofDays(91));
        chains.token(List.of());
        assertThat(made.store.<Optional<List<String>>>read(
                        session -> session.chains().find(token)))
                .as("after its time")
                .isEmpty();
    }

    @Test
    void one_that_is_missing_one_that_breaks_and_one_that_loops_among_a_hundred_stop_no_other() {
        automations(Site.plain().python(Map.of("data-import", List.of("not_there.at_all"))));
        for (int number = 10; number < 107; number++) {
            made.hears("s" + number, "data-import");
        }
        made.fails("s20-broken", "data-import");
        made.steps("s30-loop", "signal:data-import", route -> route.to("app:flaky"));
        made.steps("s30-loop-on", "signal:status-change", route -> route.to("app:flaky?restart=true"));
        made.route("flaky", "app:flaky", exchange -> {
            throw new IllegalStateException("never works");
        });
        made.arrive(made.experiment("e1", "HUMAN"), "/1.bam");
        made.drain();

        assertThat(made.heard).hasSize(98).contains("s10", "s106");
        assertThat(made.failures())
                .extracting(Failure::importString)
                .containsExactlyInAnyOrder("s20-broken", "not_there.at_all", "s30-loop-on");
        Failure loop = made.failures().stream()
                .filter(failure -> failure.importString().equals("s30-loop-on"))
                .findFirst()
                .orElseThrow();
        assertThat(loop.data())
                .contains(
                        "stopped after 3 rounds of signals that led to one another: s30-loop (experiment 1) -> s30-loop-on (analysis 1 ",
                        " -> app:flaky");
        assertThat(made.analyses()).singleElement().satisfies(analysis -> assertThat(analysis.reruns())
                .isEqualTo(Automations.MOST_ROUNDS));
    }
}
