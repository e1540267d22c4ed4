package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.experiment.NewExperiment;
import io.cameleer.json.Json;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.whole.SharedService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code why}, with a home that no service has, and through a service that asks for a login. */
class WhyCommandTest {

    private static final String STATES =
            """
              - {label: untracked, callbacks: [], transitions: [{destination: first}]}
              - {label: first, callbacks: [], transitions: [{destination: last}]}
              - {label: last, callbacks: []}
            """;

    @TempDir
    private Path home;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = CameleerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private void add(String subject, String label) {
        try (Store store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")))) {
            store.run(session -> session.experiments()
                    .put(
                            new NewExperiment(
                                    "cohort",
                                    subject,
                                    label,
                                    LocalDateTime.of(2024, 5, 17, 9, 30),
                                    Map.of(),
                                    List.of()),
                            null));
        }
    }

    @Test
    void without_a_service_the_home_is_asked() {
        add("s1", "e1");

        assertThat(run("why", "e1", "--home", home.toString())).isZero();
        assertThat(out).hasToString("experiment e1 (1)\nis in no workflow\n");
        assertThat(run("why", "1", "--home", home.toString(), "--json")).isZero();
        assertThat(Json.readObject(out.toString().lines().skip(2).findFirst().orElseThrow()))
                .containsEntry("arrived", false)
                .containsEntry("reason", "workflow")
                .containsEntry("why", "is in no workflow");
    }

    @Test
    void a_label_of_several_lists_them_and_an_unknown_one_is_said() {
        add("s1", "e1");
        add("s2", "e1");

        assertThat(run("why", "e1", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("there are 2 experiments e1; give one by its number:\nNUMBER  EXPERIMENT")
                .contains("\n1       e1")
                .contains("\n2       e1");
        assertThat(run("why", "e2", "--home", home.toString())).isEqualTo(1);
        assertThat(err.toString()).endsWith("there is no experiment e2\n");
        assertThat(run("why", "2", "--home", home.toString())).isZero();
        assertThat(run("why")).isEqualTo(2);
        assertThat(out).hasToString("experiment e1 (2)\nis in no workflow\n");
    }

    @Test
    void a_number_comes_before_a_label_that_looks_like_one() {
        add("s1", "first");
        add("s1", "1");

        assertThat(run("why", "1", "--home", home.toString())).isZero();
        assertThat(out).hasToString("experiment first (1)\nis in no workflow\n");
    }

    @Test
    void a_home_that_is_not_there_is_said_and_not_made() {
        Path other = home.resolve("other");

        assertThat(run("why", "e1", "--home", other.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("There is no home of Cameleer at " + other);
        assertThat(other).doesNotExist();
    }

    @Test
    void an_option_before_the_command_is_refused_instead_of_lost() {
        assertThat(run("--home", home.toString(), "why", "e1")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Give --home after the command: cameleer why");
    }

    @Test
    void a_service_is_asked_with_a_login() {
        SharedService service = SharedService.get();
        long experiment = service.newExperiment(STATES);
        String label =
                String.valueOf(service.get("/api/v2/experiments/" + experiment).get("label"));

        String login = "admin:a right password";
        assertThat(run("why", label, "--url", service.address(), "--user", login))
                .isZero();
        assertThat(out.toString())
                .startsWith("experiment " + label + " (" + experiment + "), state first of workflow ")
                .endsWith("\nwaits in state first for a person or the API to choose: last\n");
        assertThat(run("why", "no such", "--url", service.address(), "--user", login))
                .isEqualTo(1);
        assertThat(err).hasToString("there is no experiment no such\n");
    }

    @Test
    void a_service_that_refuses_the_login_is_said_in_a_sentence() {
        SharedService service = SharedService.get();

        assertThat(run("why", "1", "--url", service.address())).isEqualTo(1);
        assertThat(run("runs", "list", "--url", service.address(), "--user", "admin:wrong"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        none -> assertThat(none)
                                .startsWith("The service at " + service.address() + " asks for a login."),
                        wrong -> assertThat(wrong).contains(" refused the login. Give one with --user NAME"));
        assertThat(run("runs", "list", "--url", service.address(), "--user", "admin:a right password"))
                .isZero();
        assertThat(run(
                        "runs",
                        "list",
                        "--url",
                        service.address(),
                        "--property",
                        "cameleer.admin.username=admin",
                        "--property",
                        "cameleer.admin.password=a right password"))
                .isZero();
    }
}
