package io.cameleer.cli;

import static io.cameleer.cli.SignalSite.analysis;
import static io.cameleer.cli.SignalSite.experiments;
import static io.cameleer.cli.SignalSite.failures;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.service.Home;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.whole.RunningService.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands in a home that no service has. */
class SignalCommandsAloneTest {

    @Test
    void signals_run_in_the_home_itself(@TempDir Path folder) throws Exception {
        SignalSite site = new SignalSite(folder);
        site.site.route(
                "clock.camel.yaml",
                """
                - route:
                    id: every-second
                    from:
                      uri: timer:second
                      parameters: {period: 10, delay: 0}
                      steps:
                        - removeHeaders: {pattern: "*"}
                        - to: {uri: "file:FOLDER", parameters: {fileName: ticked, allowNullBody: true}}
                """
                        .replace("FOLDER", folder.toString()));
        Path home = Files.createDirectories(site.site.home());
        try (Store store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")))) {
            List<Long> ids = experiments(store, "alone", "HUMAN", "MOUSE");
            analysis(store, ids.get(0));
        }

        Printed run = site.command(
                "run-signals",
                "experiments",
                "-s",
                "mark",
                "-s",
                "my_apps.signals.trigger_apps",
                "-fi",
                "projects",
                "1",
                "--record");
        assertThat(run.err()).endsWith("failed: mark for experiments 2: no mice\n");
        assertThat(run.out()).isEqualTo("3 succeeded, 1 failed\n");
        assertThat(run.code()).isEqualTo(1);
        assertThat(site.calls()).containsExactly("mark-1", "trigger_apps-1", "trigger_apps-2");

        assertThat(site.command("run-signals", "analyses", "-s", "my_apps.signals.trigger_dependencies", "--yes"))
                .extracting(Printed::code, Printed::out)
                .containsExactly(0, "1 succeeded, 0 failed\n");
        assertThat(site.command("rerun-signals", "-fi", "import_string", "mark").code())
                .isEqualTo(1);
        assertThat(site.command("run-signals", "experiments", "-s", "makr", "--yes"))
                .extracting(Printed::code)
                .isEqualTo(2);
        try (Store store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")))) {
            assertThat(failures(store)).singleElement().satisfies(record -> assertThat(record.attempts())
                    .isEqualTo(2));
        }
        assertThat(folder.resolve("ticked")).doesNotExist();
        assertThat(Home.take(home)).isPresent();
    }
}
