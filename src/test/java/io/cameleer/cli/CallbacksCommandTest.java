package io.cameleer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.whole.SharedService;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code callbacks}, through REST of a service that asks for a login. */
class CallbacksCommandTest {

    private final SharedService service = SharedService.get();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String verb, long execution, String... more) {
        CommandLine line = CameleerCommand.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] arguments = {
            "callbacks", verb, String.valueOf(execution), "--url", service.address(), "--user", "admin:a right password"
        };
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return line.execute(all);
    }

    @Test
    void an_execution_is_cancelled_with_a_reason_and_run_again_and_the_journal_says_who() {
        long experiment = service.newExperiment(
                """
                  - {label: untracked, callbacks: [], transitions: [{destination: first}]}
                  - label: first
                    callbacks: [{label: nap, function: sleep, callback_arguments: {seconds: 3600}}]
                    transitions: [{destination: last, condition: "callbacks['nap'].result == 'success'"}]
                  - {label: last, callbacks: []}
                """);
        long execution = service.execution(experiment);
        String path = "/api/v2/callback_executions/" + execution;
        await().until(() -> "running".equals(service.get(path).get("status")));

        assertThat(run("retry", execution)).isEqualTo(1);
        assertThat(err.toString()).contains("only a resolved one can be run again");
        assertThat(run("cancel", execution, "--reason", "too long")).isZero();
        assertThat(out.toString()).contains("callback execution " + execution + ": finished, result failed");
        assertThat(run("cancel", execution)).isEqualTo(1);
        assertThat(err.toString()).contains("is finished already");
        assertThat(run("retry", execution)).isZero();
        await().until(() -> "running".equals(service.get(path).get("status")));
        assertThat(run("cancel", execution)).isZero();

        assertThat(service.get("/api/v2/experiments/" + experiment + "/journal").text())
                .contains("cancelled by admin: too long", "is run again", "\"who\":\"admin\"");
        assertThat(run("show", 987_654_321L)).isEqualTo(1);
    }

    @Test
    void pages_of_a_service_with_an_account_need_the_login_and_do_not_say_that_there_is_none() {
        assertThat(service.sendWithoutLogin("GET", "/experiments", null, "Accept", "text/html")
                        .status())
                .isEqualTo(401);
        assertThat(service.send("GET", "/experiments", null, "Accept", "text/html"))
                .satisfies(page -> assertThat(page.status()).isEqualTo(200))
                .satisfies(page ->
                        assertThat(page.text()).contains("<h1>Experiments</h1>").doesNotContain("There is no account"));
    }
}
