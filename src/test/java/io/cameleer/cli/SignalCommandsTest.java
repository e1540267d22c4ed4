package io.cameleer.cli;

import static io.cameleer.cli.SignalSite.analysis;
import static io.cameleer.cli.SignalSite.experiments;
import static io.cameleer.cli.SignalSite.failures;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.json.Json;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Store;
import io.cameleer.whole.RunningService;
import io.cameleer.whole.RunningService.Printed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines of the manual page on working with signals, beside a running service. */
class SignalCommandsTest {

    private static final String TRIGGER_APPS = "my_apps.signals.trigger_apps";
    private static final String TRIGGER_DEPENDENCIES = "my_apps.signals.trigger_dependencies";

    @TempDir
    static Path folder;

    private static SignalSite site;
    private static RunningService service;
    private static Store store;

    @BeforeAll
    static void start() throws Exception {
        site = new SignalSite(folder);
        service = site.site.start();
        store = service.core().store();
        SignalSite.hundredProjects(store, "atlas");
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @BeforeEach
    void forget() throws Exception {
        store.run(session -> failures(store).forEach(record -> session.events()
                .closeFailure(record.targetEndpoint(), record.targetId(), record.importString())));
        site.broken("trigger_apps", false);
        site.broken("trigger_dependencies", false);
        site.calls();
    }

    /** {@code isabl run-signals experiments -s my_apps.signals.trigger_apps -fi projects 100}. */
    @Test
    void experiment_signals_run_for_a_project() throws Exception {
        List<Long> atlas = experiments(store, "atlas", "HUMAN", "MOUSE");
        experiments(store, "elsewhere", "HUMAN");

        Printed printed = site.command("run-signals", "experiments", "-s", TRIGGER_APPS, "-fi", "projects", "100");

        assertThat(printed.err()).isEmpty();
        assertThat(printed.out()).isEqualTo("3 succeeded, 0 failed\n");
        assertThat(printed.code()).isZero();
        assertThat(site.calls())
                .contains("trigger_apps-" + atlas.get(0), "trigger_apps-" + atlas.get(1))
                .hasSize(3);
    }

    /** {@code isabl run-signals analyses -s my_apps.signals.trigger_dependencies -fi projects 100}. */
    @Test
    void analysis_signals_run_for_a_project() throws Exception {
        long wanted = analysis(store, experiments(store, "atlas", "HUMAN").get(0));
        analysis(store, experiments(store, "elsewhere", "HUMAN").get(0));

        Printed printed = site.command("run-signals", "analyses", "-s", TRIGGER_DEPENDENCIES, "-fi", "projects", "100");

        assertThat(printed.err()).isEmpty();
        assertThat(printed.code()).isZero();
        assertThat(site.calls()).containsExactly("trigger_dependencies-" + wanted);
    }

    @Test
    void one_that_fails_aborts_nothing_and_is_told_by_the_exit_code() throws Exception {
        List<Long> ids = experiments(store, "mixed", "HUMAN", "MOUSE", "HUMAN");
        String[] command = {
            "run-signals", "experiments", "-s", "mark", "-s", TRIGGER_APPS, "-fi", "projects.title", "mixed"
        };

        Printed printed = site.command(command);

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEqualTo("5 succeeded, 1 failed\n");
        assertThat(printed.err()).isEqualTo("failed: mark for experiments " + ids.get(1) + ": no mice\n");
        assertThat(site.calls()).hasSize(5);
        assertThat(failures(store)).isEmpty();

        Printed fast = site.command(with(command, "--fail-fast", "--record"));
        assertThat(fast.code()).isEqualTo(1);
        assertThat(fast.out()).isEqualTo("2 succeeded, 1 failed, 3 left out after the first failure\n");
        assertThat(failures(store))
                .extracting(Failure::importString, Failure::targetId)
                .containsExactly(org.assertj.core.api.Assertions.tuple("mark", ids.get(1)));
    }

    private static String[] with(String[] command, String... more) {
        String[] all = java.util.Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return all;
    }

    @Test
    void filters_choose_by_fields_with_dots_and_look_ups_and_are_anded() throws Exception {
        List<Long> ids = experiments(store, "choice", "HUMAN", "MOUSE", "HUMAN", "RAT");
        Printed printed = site.command(
                "run-signals",
                "experiments",
                "-s",
                TRIGGER_APPS,
                "-fi",
                "projects__title__iexact",
                "CHOICE",
                "-fi",
                "sample.individual.species!",
                "MOUSE",
                "-fi",
                "label__regex",
                "[0-2]$",
                "--json");

        assertThat(printed.code()).isZero();
        assertThat(site.calls()).containsExactly("trigger_apps-" + ids.get(0), "trigger_apps-" + ids.get(2));
        List<String> lines = printed.out().lines().toList();
        assertThat(Json.readObject(lines.get(0)))
                .isEqualTo(Map.of(
                        "signal",
                        TRIGGER_APPS,
                        "endpoint",
                        "experiments",
                        "target_id",
                        ids.get(0).intValue(),
                        "status",
                        "succeeded"));
        assertThat(Json.readObject(lines.get(2))).containsEntry("total", 2).containsEntry("succeeded", 2);
    }

    @Test
    void what_means_nothing_is_refused_and_nothing_runs() throws Exception {
        assertThat(site.command("run-signals", "experiments", "-s", "makr", "-fi", "pk", "1"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("there is no signal makr for data-import; did you mean 'mark'?");
        assertThat(site.command("run-signals", "experiments", "-s", "my_apps.signals.triger_apps", "-fi", "pk", "1"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("cannot be imported", "did you mean 'my_apps.signals.trigger_apps'?");
        assertThat(site.command("run-signals", "analyses", "-s", "mark", "-fi", "pk", "1")
                        .code())
                .isEqualTo(2);
        assertThat(site.command("run-signals", "samples", "-s", "mark", "-fi", "pk", "1")
                        .code())
                .isEqualTo(2);
        assertThat(site.command("run-signals", "experiments", "-s", "mark", "-fi", "proyects", "1"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("an experiment has no field 'proyects' (did you mean 'projects'?)");
        assertThat(site.command("rerun-signals", "-fi", "import_sting", "x"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("did you mean 'import_string'?");
        assertThat(site.command("run-signals", "experiments", "-fi", "pk", "1").code())
                .isEqualTo(2);
        assertThat(site.command("run-signals", "experiments", "-s", "mark"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("without a filter this means all experiments", "--yes");
        assertThat(service.send("POST", "/api/v2/signals/run", "{\"endpoint\":\"experiments\",\"signals\":[\"mark\"]}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(site.calls()).isEmpty();

        assertThat(site.command("run-signals", "analyses", "-s", TRIGGER_DEPENDENCIES, "-fi", "status", "NADA"))
                .isEqualTo(
                        new Printed(
                                2,
                                "",
                                "filter status: 'NADA' is never its value; it is one of CREATED, STAGED, SUBMITTED, STARTED,"
                                        + " IN_PROGRESS, FINISHED, SUCCEEDED, FAILED, REJECTED\nNothing was run (exit code 2).\n"));
        assertThat(site.command("rerun-signals", "-fi", "target_endpoint", "analysis"))
                .matches(printed -> printed.code() == 2)
                .extracting(Printed::err)
                .asString()
                .contains("(did you mean 'analyses'?)", "experiments, analyses");
        Printed unknown = site.command("run-signals", "experiments", "-s", "nada", "-fi", "pk", "one");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .contains(
                        "filter pk: 'one' is not a whole number",
                        "there is no signal nada",
                        "there are: ",
                        ", mark, ",
                        "GET /api/v2/signals lists them");

        assertThat(site.command("run-signals", "analyses", "-s", TRIGGER_DEPENDENCIES, "--yes")
                        .code())
                .isZero();
    }

    @Test
    void nothing_to_do_is_said_with_the_filter_that_meant_nothing() throws Exception {
        assertThat(site.command("rerun-signals"))
                .isEqualTo(new Printed(0, "no signal is on record as failed; nothing was run (exit code 0)\n", ""));
        assertThat(site.command("rerun-signals", "-fi", "attempts__gt", "5"))
                .isEqualTo(new Printed(
                        0,
                        "no signal is on record as failed that -fi attempts__gt 5 means; nothing was run (exit code 0)\n",
                        ""));
        assertThat(site.command("run-web-signals").out()).startsWith("nothing that was asked for on the web waits");
        Printed none = site.command(
                "run-signals", "experiments", "-s", "mark", "-fi", "label", "x' OR '1'='1", "-fi", "cohort", "%");
        assertThat(none)
                .isEqualTo(new Printed(
                        0,
                        "there are no experiments that -fi label x' OR '1'='1 -fi cohort % means;"
                                + " nothing was run (exit code 0)\n",
                        ""));
        Printed json = site.command("rerun-signals", "--json");
        assertThat(Json.readObject(json.out()))
                .containsEntry("total", 0)
                .containsEntry("message", "nothing matched; nothing was run");
    }

    /** Section 7's test_failed_signal: record with a traceback, a rerun updates it, a rerun that succeeds deletes it. */
    @Test
    void a_record_is_updated_by_a_failing_rerun_and_deleted_by_a_good_one() throws Exception {
        long id = experiments(store, "failing", "HUMAN").get(0);
        site.broken("trigger_apps", true);
        site.command("run-signals", "experiments", "-s", TRIGGER_APPS, "-fi", "pk", "" + id, "--record");
        assertThat(failures(store)).singleElement().satisfies(record -> {
            assertThat(record.attempts()).isEqualTo(1);
            assertThat(record.data()).contains("KeyError: 'no reference for target " + id);
        });

        Printed again = site.command("rerun-signals");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("failed: " + TRIGGER_APPS + " for experiments " + id + ": ");
        assertThat(failures(store))
                .singleElement()
                .extracting(Failure::attempts)
                .isEqualTo(2);

        site.broken("trigger_apps", false);
        Printed good = site.command("rerun-signals");
        assertThat(good).isEqualTo(new Printed(0, "1 succeeded, 0 failed\n", ""));
        assertThat(failures(store)).isEmpty();
    }

    /** {@code isabl rerun-signals -fi import_string … -fi target_endpoint analyses -fi target_id <key>}. */
    @Test
    void only_the_records_that_a_filter_means_are_run_again() throws Exception {
        long one = analysis(store, experiments(store, "r1", "HUMAN").get(0));
        long other = analysis(store, experiments(store, "r2", "HUMAN").get(0));
        store.run(session -> {
            session.events().recordFailure("analyses", one, TRIGGER_DEPENDENCIES, "x");
            session.events().recordFailure("analyses", other, TRIGGER_DEPENDENCIES, "x");
            session.events().recordFailure("experiments", one, TRIGGER_APPS, "x");
        });

        Printed printed = site.command(
                "rerun-signals",
                "-fi",
                "import_string",
                TRIGGER_DEPENDENCIES,
                "-fi",
                "target_endpoint",
                "analyses",
                "-fi",
                "target_id",
                "" + one);

        assertThat(printed).isEqualTo(new Printed(0, "1 succeeded, 0 failed\n", ""));
        assertThat(site.calls()).containsExactly("trigger_dependencies-" + one);
        assertThat(failures(store)).hasSize(2);
    }

    @Test
    void a_renamed_a_missing_and_a_gone_one_among_a_hundred_stop_no_other() throws Exception {
        List<Long> ids = experiments(
                store, "hundred", java.util.Collections.nCopies(97, "HUMAN").toArray(String[]::new));
        store.run(session -> {
            session.events().recordFailure("experiments", ids.get(0), "my_apps.signals.renamed", "x");
            session.events().recordFailure("experiments", ids.get(1), "no_such_route", "x");
            session.events().recordFailure("experiments", 987_654_321, "mark", "x");
            ids.forEach(id -> session.events().recordFailure("experiments", id, "mark", "x"));
        });

        Printed printed = site.command("rerun-signals");

        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.out()).isEqualTo("97 succeeded, 2 failed, 1 gone\n");
        assertThat(printed.err())
                .contains("my_apps.signals.renamed for experiments " + ids.get(0))
                .contains("there is no signal no_such_route for data-import");
        assertThat(failures(store))
                .extracting(Failure::importString, Failure::attempts)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("my_apps.signals.renamed", 2),
                        org.assertj.core.api.Assertions.tuple("no_such_route", 2));
    }

    /** Section 7's test_run_web_signals: resume, then force, and what failed is run again. */
    @Test
    void what_is_asked_on_the_web_runs_at_once_and_its_record_goes() throws Exception {
        long id = analysis(store, experiments(store, "web", "HUMAN").get(0));
        store.run(session -> session.analyses().setStatus(id, AnalysisStatus.FAILED, "tester"));
        service.ask("POST", "/api/v2/analyses/" + id + "/resume", "{}");
        await().atMost(Duration.ofMinutes(1)).until(() -> status(id) == AnalysisStatus.SUCCEEDED);
        await().atMost(Duration.ofMinutes(1)).until(() -> failures(store).isEmpty());

        store.run(session -> session.analyses().setStatus(id, AnalysisStatus.STARTED, "tester"));
        service.ask("POST", "/api/v2/analyses/" + id + "/force", "{}");
        await().atMost(Duration.ofMinutes(1)).until(() -> status(id) == AnalysisStatus.SUCCEEDED);

        service.ask("POST", "/api/v2/analyses/" + id + "/resume", "{}");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> failures(store).stream().anyMatch(r -> r.attempts() > 0));
        assertThat(failures(store).get(0).data()).contains("it is SUCCEEDED; resume runs what failed");
        assertThat(site.command("run-web-signals").code()).isEqualTo(1);

        store.run(session -> session.analyses().setStatus(id, AnalysisStatus.FAILED, "tester"));
        assertThat(site.command("run-web-signals", "-fi", "target_id", "" + id))
                .isEqualTo(new Printed(0, "1 succeeded, 0 failed\n", ""));
        assertThat(failures(store)).isEmpty();
        assertThat(service.send("POST", "/api/v2/analyses/987654/resume", "{}").statusCode())
                .isEqualTo(404);
    }

    private static AnalysisStatus status(long id) {
        return store.read(session -> session.analyses().find(id)).orElseThrow().status();
    }

    @Test
    void rest_answers_with_numbers_and_each_outcome() throws Exception {
        List<Long> ids = experiments(store, "rest", "HUMAN", "MOUSE");
        Map<String, Object> started = service.ask(
                "POST",
                "/api/v2/signals/run",
                "{\"endpoint\":\"experiments\",\"signals\":[\"mark\"],\"filters\":[{\"key\":\"projects__title\",\"value\":\"rest\"}]}");
        String uri = String.valueOf(started.get("uri"));
        await().atMost(Duration.ofMinutes(1)).until(() -> service.get(uri).get("result") != null);

        assertThat(service.get(uri)).containsEntry("status", "COMPLETED").containsEntry("job", "run-signals");
        Map<?, ?> result = (Map<?, ?>) service.get(uri).get("result");
        assertThat(result.get("total")).isEqualTo(2);
        assertThat(result.get("failed")).isEqualTo(1);
        assertThat((List<?>) result.get("outcomes"))
                .extracting(String::valueOf)
                .containsExactly(
                        "{signal=mark, endpoint=experiments, target_id=" + ids.get(1)
                                + ", status=failed, error=no mice}",
                        "{signal=mark, endpoint=experiments, target_id=" + ids.get(0) + ", status=succeeded}");
    }
}
