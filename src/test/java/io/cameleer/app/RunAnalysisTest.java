package io.cameleer.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.signal.Automations;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.Database;
import io.cameleer.store.StoreSettings;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass(name = "{0}")
@EnumSource
class RunAnalysisTest {

    private static final String ALIGN = "app:bwa-mem?version=0.7.17&assembly=GRCh37&species=HUMAN";

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Automations made;

    @BeforeEach
    void open() {
        settings = database.fresh(folder);
        made = new Automations(folder, Site.plain(), settings);
    }

    @AfterEach
    void close() {
        if (made != null) {
            made.close();
            database.drop(settings);
        }
    }

    private Report submit(String name, Map<String, ?> options, Tuple tuple, Mode mode) {
        return made.submit.submit(
                new Submission(made.applications.resolve(name, options), List.of(tuple), true, mode, "ada", List.of()));
    }

    private Report submit(Tuple tuple, Mode mode) {
        return submit("bwa-mem", Map.of(), tuple, mode);
    }

    private void aligns() {
        made.route("align", ALIGN, exchange -> {
            Map<?, ?> analysis = exchange.getMessage().getBody(Map.class);
            made.heard.add("analysis " + analysis.get("pk") + " of " + ((List<?>) analysis.get("targets")).size());
            Files.writeString(Path.of(String.valueOf(analysis.get("working_directory")), "a.bam"), "bam");
            exchange.getMessage().setBody(Map.of("bam", "a.bam"));
        });
    }

    private Analysis only() {
        assertThat(made.analyses()).hasSize(1);
        return made.analyses().get(0);
    }

    @Test
    void an_import_leads_to_an_analysis_whose_success_leads_to_the_next_with_its_results_as_inputs() {
        aligns();
        made.route("qc", "app:quality-control?version=1", exchange -> {
            made.heard.add("inputs " + exchange.getMessage().getBody(Map.class).get("inputs"));
            exchange.getMessage().setBody(Map.of("score", 42));
        });
        made.steps("on-data", "signal:data-import", route -> route.to("app:bwa-mem"));
        made.steps("on-status", "signal:status-change", route -> route.filter(exchange -> {
                    Map<?, ?> analysis = exchange.getMessage().getBody(Map.class);
                    return analysis.get("status").equals("SUCCEEDED")
                            && ((Map<?, ?>) analysis.get("application"))
                                    .get("name")
                                    .equals("BWA_MEM");
                })
                .to("app:quality-control"));
        long experiment = made.experiment("e1", "HUMAN");
        made.arrive(experiment, "/1.fastq");
        made.drain();

        assertThat(made.failures()).isEmpty();
        assertThat(made.heard).containsExactly("analysis 1 of 1", "inputs {BWA_MEM={bam=a.bam}}");
        Analysis alignment = made.analyses().get(0);
        assertThat(alignment.status()).isEqualTo(AnalysisStatus.SUCCEEDED);
        assertThat(alignment.results()).isEqualTo(Map.of("bam", "a.bam"));
        assertThat(alignment.chain()).containsExactly("on-data (experiment 1)");
        assertThat(Path.of(alignment.storageUrl(), "a.bam")).exists();
        assertThat(made.journal("analysis", alignment.id()))
                .containsSubsequence(
                        "CREATED -> SUBMITTED, by signal on-data (experiment 1)",
                        "SUBMITTED -> STARTED, by the service",
                        "STARTED -> SUCCEEDED, by its route");
        assertThat(made.analyses().get(1).chain())
                .containsExactly("on-data (experiment 1)", "on-status (analysis 1 SUCCEEDED)");

        made.arrive(experiment, "/2.fastq");
        made.drain();
        assertThat(made.analyses()).as("the same targets once more").hasSize(2);
    }

    @Test
    void a_route_that_fails_leaves_a_failed_analysis_that_runs_again_only_when_restarted() {
        boolean[] broken = {true};
        made.route("align", ALIGN, exchange -> {
            if (broken[0]) {
                throw new IllegalStateException("no index of GRCh37");
            }
        });
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        submit(tuple, Mode.NORMAL);
        made.drain();
        assertThat(only().status()).isEqualTo(AnalysisStatus.FAILED);
        assertThat(only().data()).isEqualTo(Map.of("failure", "no index of GRCh37"));

        broken[0] = false;
        assertThat(submit(tuple, Mode.NORMAL).skipped()).hasSize(1);
        assertThat(submit(tuple, Mode.RESTART).run()).hasSize(1);
        made.drain();
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUCCEEDED);
        assertThat(only().data()).isEmpty();
        assertThat(submit(tuple, Mode.FORCE).skipped()).hasSize(1);
    }

    @Test
    void an_analysis_in_any_status_that_ran_is_skipped() {
        aligns();
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        submit(tuple, Mode.NORMAL);
        made.drain();
        long id = only().id();
        for (AnalysisStatus status : AnalysisStatus.values()) {
            made.setStatus(id, status);
            boolean skipped = submit(tuple, Mode.NORMAL).run().isEmpty();
            assertThat(skipped)
                    .as(status.name())
                    .isEqualTo(List.of("FAILED", "FINISHED", "STARTED", "SUBMITTED", "SUCCEEDED", "REJECTED")
                            .contains(status.name()));
        }
    }

    @Test
    void force_puts_aside_what_was_made_and_takes_the_work_from_whoever_has_it() throws Exception {
        aligns();
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        submit(tuple, Mode.NORMAL);
        made.drain();
        made.setStatus(only().id(), AnalysisStatus.STARTED);

        assertThat(submit(tuple, Mode.FORCE).run()).hasSize(1);
        Path storage = Path.of(only().storageUrl());
        assertThat(storage).doesNotExist();
        assertThat(storage.resolveSibling(only().id() + ".before-1").resolve("a.bam"))
                .exists();
        made.drain();
        assertThat(storage.resolve("a.bam")).exists();
    }

    @Test
    void force_ends_the_running_program_with_what_it_started_and_its_late_result_changes_nothing() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
        boolean[] quick = {false};
        made.steps("slow", "app:slow", route -> route.process(exchange -> {
                    Object folderOfAnalysis =
                            exchange.getMessage().getBody(Map.class).get("working_directory");
                    String script = quick[0] ? "echo anew" : "sleep 600 & echo $! > pid; wait; echo late";
                    exchange.getMessage().setHeader("CamelExecCommandWorkingDir", folderOfAnalysis);
                    exchange.getMessage().setHeader("CamelExecCommandArgs", List.of("-c", script));
                })
                .to("exec:sh")
                .process(exchange -> exchange.getMessage()
                        .setBody(Map.of(
                                "printed",
                                exchange.getMessage().getBody(String.class).strip()))));
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        submit("slow", Map.of(), tuple, Mode.NORMAL);
        Path storage = Path.of(only().storageUrl());
        Claim first = made.claim(WorkKind.ANALYSIS).get(0);
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> made.runAnalysis.run(first));
        await().until(() -> Files.exists(storage.resolve("pid")) && Files.size(storage.resolve("pid")) > 0);
        ProcessHandle program = ProcessHandle.of(
                        Long.parseLong(Files.readString(storage.resolve("pid")).strip()))
                .orElseThrow();
        quick[0] = true;

        assertThat(submit("slow", Map.of(), tuple, Mode.FORCE).run()).hasSize(1);
        await().until(() -> !program.isAlive() || program.info().command().isEmpty());
        assertThat(running)
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withMessageContaining("taken over");
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUBMITTED);
        assertThat(only().results()).isEmpty();
        made.drain();
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUCCEEDED);
        assertThat(only().results()).isEqualTo(Map.of("printed", "anew"));
        assertThat(storage.resolveSibling(only().id() + ".before-1").resolve("pid"))
                .exists();
    }

    @Test
    void a_batch_system_reports_later_and_a_route_that_ends_after_that_changes_nothing() {
        made.route("align", ALIGN, exchange -> exchange.getMessage().setBody(Map.of("status", "SUBMITTED", "job", 77)));
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        submit(tuple, Mode.NORMAL);
        made.drain();
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUBMITTED);
        assertThat(only().results()).isEqualTo(Map.of("job", 77));
        assertThat(made.claim(WorkKind.ANALYSIS)).as("it is not run twice").isEmpty();

        made.route("count", "app:count", exchange -> {
            made.setStatus(made.analyses().get(1).id(), AnalysisStatus.REJECTED);
            exchange.getMessage().setBody(Map.of("n", 1));
        });
        submit("count", Map.of(), tuple, Mode.NORMAL);
        made.drain();
        assertThat(made.analyses().get(1).status()).isEqualTo(AnalysisStatus.REJECTED);
        assertThat(made.analyses().get(1).results()).isEmpty();
        assertThat(made.journal("analysis", made.analyses().get(1).id()))
                .contains("its route ended with SUCCEEDED when it was REJECTED already, which stays");
    }

    @Test
    void an_application_without_a_route_waits_and_has_not_failed() {
        aligns();
        Tuple tuple = new Tuple(List.of(made.experiment("e1", "HUMAN")), List.of());
        Submission later = new Submission(
                made.applications.resolve("BWA_MEM", Map.of()), List.of(tuple), true, Mode.NORMAL, "ada", List.of());
        made.submit.submit(later);
        made.close();
        made = new Automations(folder, Site.plain(), settings);
        Claim claim = made.claim(WorkKind.ANALYSIS).get(0);
        assertThatThrownBy(() -> made.runAnalysis.run(claim)).hasMessageContaining("no running route is application");
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUBMITTED);
        made.store.claims().release(claim, java.time.Duration.ZERO, "a test");

        aligns();
        made.drain();
        assertThat(only().status()).isEqualTo(AnalysisStatus.SUCCEEDED);
    }

    @Test
    void what_an_application_does_not_take_is_said_and_stops_no_other_tuple() {
        aligns();
        made.route("align-19", "app:bwa-mem?version=0.7.18&assembly=GRCh37", exchange -> {});
        long human = made.experiment("e1", "HUMAN");
        long mouse = made.experiment("e2", "MOUSE");
        Report report = made.submit.submit(new Submission(
                made.applications.resolve("bwa-mem", Map.of("version", "0.7.17")),
                List.of(
                        new Tuple(List.of(), List.of()),
                        new Tuple(List.of(mouse), List.of()),
                        new Tuple(List.of(4711L), List.of()),
                        new Tuple(List.of(human), List.of())),
                true,
                Mode.NORMAL,
                "ada",
                List.of()));

        assertThat(report.run()).hasSize(1);
        assertThat(report.invalid())
                .extracting(Submission.Invalid::reason)
                .containsExactly(
                        "there are no targets",
                        "experiment e2 is of species MOUSE; app:bwa-mem?assembly=GRCh37&species=HUMAN&version=0.7.17"
                                + " is for HUMAN",
                        "experiment 4711 is not known");
        assertThatThrownBy(() -> made.applications.resolve("bwa-mem", Map.of()))
                .hasMessageContaining("may mean any of app:bwa-mem?assembly=GRCh37&");
        assertThatThrownBy(() -> made.applications.resolve("bwa-men", Map.of()))
                .hasMessage("there is no application bwa-men; did you mean 'bwa-mem'?");
        assertThatThrownBy(() -> made.applications.resolve("bwa-mem", Map.of("assembly", "GRCm38")))
                .hasMessageStartingWith("no application bwa-mem fits {assembly=GRCm38} of app:bwa-mem?");
    }
}
