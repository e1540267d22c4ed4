package io.cameleer.signal.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.json.Json;
import io.cameleer.signal.Automations;
import io.cameleer.signal.Automations.Site;
import io.cameleer.signal.SignalOutcome;
import io.cameleer.store.EventTable.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals in a real {@code python3}. */
class PythonSignalsTest {

    /** Word for word as Isabl's manual has it, page Operational Automations. */
    private static final String DATA_IMPORT =
            """
            from isabl_apps import apps


            def signal_data_import(experiment):
                \"""Run upon data import using the cli.\"""
                species = experiment.sample.individual.species
                category = experiment.technique.category
                dna_aligner = {"HUMAN": apps.BwaMemGRCh37, "MOUSE": apps.BwaMemGRCm38}.get(species)
                tuples = [([experiment], [])]

                if category == "DNA" and dna_aligner:
                    dna_aligner().run(tuples=tuples, commit=True)
            """;

    /** Likewise. */
    private static final String STATUS_CHANGE =
            """
            from isabl_apps import apps


            def signal_apps_automation(analysis):
                \"""Run upon an analysis status update in the database.\"""
                qc_app = {
                    "GRCh37": apps.QualityControlGRCh37,
                    "GRCm38": apps.QualityControlGRCm38,
                }.get(analysis.application.assembly.name)

                if (
                    analysis.status == "SUCCEEDED"
                    and analysis.application.name in ["DISAMBIGUATE", "BWA_MEM", "STAR"]
                    and qc_app
                ):
                    qc_app().run(tuples=[(analysis.targets, [])], commit=True)
            """;

    @TempDir
    Path folder;

    private Automations made;

    @BeforeEach
    void python_is_there() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
                "needs python3 on the PATH");
        Files.createDirectories(folder.resolve("modules"));
    }

    @AfterEach
    void close() {
        if (made != null) {
            made.close();
        }
    }

    private void module(String name, String text) throws IOException {
        Path file = folder.resolve("modules").resolve(name + ".py");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void open(Site site) {
        made = new Automations(folder, site);
        for (String assembly : List.of("GRCh37&species=HUMAN", "GRCm38&species=MOUSE")) {
            made.route(
                    "align-" + assembly.substring(0, 6),
                    "app:bwa-mem?version=0.7.17&assembly=" + assembly,
                    exchange -> {
                        exchange.getMessage().setBody(Map.of("bam", "a.bam"));
                    });
            made.route(
                    "qc-" + assembly.substring(0, 6),
                    "app:quality-control?version=1&assembly=" + assembly,
                    exchange -> {
                        exchange.getMessage().setBody(Map.of("score", 42));
                    });
        }
    }

    private SignalOutcome run(String body) throws IOException {
        module("tried", "from isabl_apps import apps\n\n\ndef signal(experiment):\n" + body.indent(4));
        if (made == null) {
            open(Site.plain());
        }
        return made.runSignal.run("tried.signal", "experiments", made.experiment("e1", "HUMAN"), List.of());
    }

    private SignalOutcome.Failed failed(String body) throws IOException {
        return (SignalOutcome.Failed) run(body);
    }

    @Test
    void both_listings_of_the_manual_run_word_for_word() throws Exception {
        module("my_apps/signals", DATA_IMPORT);
        module("my_apps/status", STATUS_CHANGE);
        open(Site.plain()
                .python(Map.of(
                        "data-import", List.of("my_apps.signals.signal_data_import"),
                        "status-change", List.of("my_apps.status.signal_apps_automation"))));
        assertThat(made.python.problems()).isEmpty();
        made.arrive(made.experiment("human", "HUMAN"), "/1.fastq");
        made.arrive(made.experiment("mouse", "Mus musculus"), "/2.fastq");
        made.arrive(made.experiment("fly", "FLY"), "/3.fastq");
        made.drain();

        assertThat(made.failures()).isEmpty();
        assertThat(made.analyses())
                .extracting(analysis -> analysis.application() + " " + analysis.targets() + " " + analysis.status())
                .containsExactlyInAnyOrder(
                        "bwa-mem 0.7.17 GRCh37 [1] SUCCEEDED",
                        "bwa-mem 0.7.17 GRCm38 [2] SUCCEEDED",
                        "quality-control 1 GRCh37 [1] SUCCEEDED",
                        "quality-control 1 GRCm38 [2] SUCCEEDED");
        assertThat(made.analyses())
                .filteredOn(analysis -> analysis.application().name().equals("quality-control"))
                .extracting(Analysis::chain)
                .contains(List.of(
                        "my_apps.signals.signal_data_import (experiment 1)",
                        "my_apps.status.signal_apps_automation (analysis 1 SUCCEEDED)"));
    }

    @Test
    void run_gives_what_was_run_skipped_and_invalid() throws Exception {
        assertThat(
                        run(
                                """
                        other = dict(pk=4711)
                        run, skipped, invalid = apps.BwaMemGRCh37().run(
                            tuples=[([experiment], []), ([other], []), (experiment, [])], commit=True
                        )
                        assert [status for _, status in run] == ["SUBMITTED"], run
                        assert run[0][0].targets[0].pk == experiment.pk
                        assert run[0][0].application.version == "0.7.17"
                        assert [(a.pk, status) for a, status in skipped] == [(run[0][0].pk, "SUBMITTED")], skipped
                        assert invalid == [(([other], []), "experiment 4711 is not known")], invalid
                        assert experiment.scandate.year == 2024 and experiment["raw_data"] == []
                        """))
                .isEqualTo(new SignalOutcome.Succeeded());
        assertThat(made.analyses()).hasSize(1);
    }

    @Test
    void without_commit_nothing_is_made() throws Exception {
        assertThat(
                        run(
                                """
                        run, skipped, invalid = apps.BwaMemGRCh37().run(tuples=[([experiment], [])], commit=False)
                        assert run[0][1] == "STAGED" and run[0][0].pk is None and not skipped and not invalid
                        """))
                .isEqualTo(new SignalOutcome.Succeeded());
        assertThat(made.analyses()).isEmpty();
    }

    @Test
    void an_unknown_application_or_field_is_an_attribute_error_with_the_nearest_names() throws Exception {
        SignalOutcome.Failed application = failed("apps.BwaMemGRCh38");
        assertThat(application.message())
                .isEqualTo(
                        "AttributeError: there is no application 'BwaMemGRCh38'; did you mean BwaMemGRCm38 or BwaMemGRCh37?");
        assertThat(application.traceback())
                .startsWith("Traceback (most recent call last):\n  File \"")
                .contains("tried.py\", line 5, in signal\n    apps.BwaMemGRCh38\n")
                .doesNotContain("in main");
        assertThat(failed("experiment.sampel").message())
                .startsWith("AttributeError: there is no field 'sampel'; did you mean sample");
    }

    @Test
    void an_application_that_is_asked_for_nonsense_says_so_in_python() throws Exception {
        assertThat(failed("apps.BwaMemGRCh37().run(tuples=[([dict(pk='1; DROP TABLE')], [])], commit=True)")
                        .message())
                .isEqualTo("RuntimeError: '1; DROP TABLE' is no key of an experiment");
    }

    @Test
    void whatever_ends_python_is_a_failure_with_what_was_printed() throws Exception {
        assertThat(failed("import sys\nsys.exit(3)").message()).isEqualTo("it ended Python with sys.exit(3)");
        assertThat(failed("raise KeyboardInterrupt").message()).isEqualTo("KeyboardInterrupt");
        SignalOutcome.Failed hard = failed("print('about to go', flush=True)\nimport os\nos._exit(7)");
        assertThat(hard.message()).isEqualTo("Python ended with exit code 7 before the signal was done");
        assertThat(hard.traceback()).contains("It printed:\nabout to go");
    }

    @Test
    void what_a_signal_and_its_children_print_or_read_cannot_reach_the_channel() throws Exception {
        assertThat(
                        run(
                                """
                        import os, subprocess, sys
                        print('{"done": true}')
                        sys.__stdout__.write('{"failed": "x"}\\n')
                        os.write(1, b'{"failed": "x"}\\n')
                        subprocess.run(["sh", "-c", "echo '{\\"failed\\": 1}'; cat; ls /proc/self/fd | wc -l"], check=True)
                        assert sys.stdin.read() == ""
                        apps.BwaMemGRCh37().run(tuples=[([experiment], [])], commit=True)
                        """))
                .isEqualTo(new SignalOutcome.Succeeded());
        assertThat(made.analyses()).hasSize(1);
    }

    @Test
    void a_signal_that_takes_too_long_is_ended_with_what_it_started() throws Exception {
        open(Site.plain().timeout(Duration.ofSeconds(2)));
        Path mark = folder.resolve("pid");
        SignalOutcome.Failed late = failed(
                """
                import subprocess
                child = subprocess.Popen(["sleep", "600"])
                open("%s", "w").write(str(child.pid))
                child.wait()
                """
                        .formatted(mark));

        assertThat(late.message()).startsWith("it ran longer than cameleer.signals.python.timeout");
        long child = Long.parseLong(Files.readString(mark));
        org.awaitility.Awaitility.await()
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void what_a_signal_started_in_a_session_of_its_own_is_ended_with_it_however_the_signal_ends() throws Exception {
        for (String end : List.of(
                "time.sleep(600)",
                "[os.fork() or (os.setsid(), time.sleep(600)) for _ in 'abc']; time.sleep(600)",
                "raise ValueError('x')",
                "return",
                "os._exit(3)")) {
            open(Site.plain().timeout(Duration.ofSeconds(end.contains("600") ? 2 : 60)));
            Path mark = folder.resolve("pid");
            run(
                    """
                    import os, subprocess, time
                    subprocess.run(["setsid", "-f", "sh", "-c", "echo $$ > %s.part; mv %s.part %s; exec sleep 600"])
                    while not os.path.exists("%s"):
                        time.sleep(0.01)
                    %s
                    """
                            .formatted(mark, mark, mark, mark, end));
            long child = Long.parseLong(Files.readString(mark).strip());
            Files.delete(mark);
            org.awaitility.Awaitility.await().untilAsserted(() -> assertThat(ProcessHandle.of(child)
                            .filter(process -> process.isAlive()
                                    && process.info().command().isPresent()))
                    .as(end)
                    .isEmpty());
            made.close();
            made = null;
        }
    }

    @Test
    void a_bad_import_string_is_said_at_the_start_and_fails_its_own_signal_only() throws Exception {
        module("good", "def signal(experiment):\n    open('ran', 'w').write(experiment.identifier)\n\nnumber = 5\n");
        module("syntax", "def signal(experiment:\n");
        module("exits", "import sys\nsys.exit('no licence')\n");
        List<String> names =
                List.of("missing.signal", "good.singal", "syntax.signal", "exits.signal", "good.number", "good.signal");
        open(Site.plain().python(Map.of("data-import", names)));

        assertThat(made.python.problems())
                .hasSize(5)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "signal missing.signal cannot be imported: ModuleNotFoundError: No module named"
                                                + " 'missing'; mend it, or take it out of the settings. Modules are looked for in"),
                        line -> assertThat(line).contains("module good has no function 'singal'; did you mean signal?"),
                        line -> assertThat(line).contains("SyntaxError: "),
                        line -> assertThat(line).contains("it ended Python with sys.exit('no licence')"),
                        line -> assertThat(line).contains("good.number is a int, no function"));

        made.arrive(made.experiment("e1", "HUMAN"), "/1.bam");
        made.drain();
        assertThat(made.failures()).extracting(Failure::importString).containsExactlyElementsOf(names.subList(0, 5));
        assertThat(folder.resolve("work/ran")).hasContent("e1");
    }

    @Test
    void a_function_is_told_of_failures_as_isabl_tells_it() throws Exception {
        module(
                "told",
                """
                def failed(endpoint, instance, signal, error):
                    open("told", "w").write("%s %s %s %s" % (endpoint, instance.pk, signal, error))
                """);
        open(Site.plain().python(Map.of("failure", List.of("told.failed"))));
        made.fails("broken", "status-change");
        long analysis = made.store.transact(session -> session.analyses()
                .add(
                        new io.cameleer.analysis.Application("x", "", "", ""),
                        new io.cameleer.analysis.Tuple(List.of(), List.of()),
                        "ada",
                        List.of()));
        made.setStatus(analysis, AnalysisStatus.FAILED);
        made.drain();

        assertThat(folder.resolve("work/told")).hasContent("analyses 1 broken broken is broken");
    }

    @Test
    void an_interpreter_that_is_not_there_is_said_at_the_start() {
        made = new Automations(
                folder,
                new Site(
                        List.of(),
                        Map.of(),
                        Map.of("data-import", List.of("a.b")),
                        "/nowhere/python3",
                        Duration.ofSeconds(9)));
        assertThat(made.python.problems())
                .singleElement()
                .asString()
                .contains("Python cannot be started", "/nowhere/python3", "check cameleer.python");
        assertThat(Json.write(made.failures())).isEqualTo("[]");
    }
}
