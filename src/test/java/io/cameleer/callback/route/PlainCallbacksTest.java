package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.CallbackSettings;
import io.cameleer.callback.MailSettings;
import io.cameleer.callback.SampleContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainCallbacksTest {

    private CallbackRoutes routes;
    private Path directory;
    private CallbackContext context;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        context = SampleContext.in(directory).build();
        MailSettings mail = new MailSettings("a@b.test", List.of(), "", null);
        routes = CallbackRoutes.start(CallbackSettings.defaults(null, directory, mail), "sleep", "test_callback");
    }

    @AfterEach
    void stop() throws Exception {
        routes.close();
    }

    @Test
    void test_callback_hands_its_arguments_back() {
        Map<String, Object> arguments = Map.of("foo", "bar", "answer", 42, "nested", List.of(Map.of("a", 1)));

        assertThat(routes.result("test_callback", arguments, context)).isEqualTo(arguments);
    }

    @Test
    void sleep_has_the_result_of_the_manual_and_keeps_what_else_it_was_given() {
        Map<String, Object> documented = Map.of("seconds", 0, "kwargs", Map.of("extra_random_argument", 42));

        assertThat(routes.result("sleep", documented, context))
                .containsEntry("sleep_duration", 0)
                .containsEntry("extra_kwargs", Map.of("extra_random_argument", 42));
        assertThat(routes.result(
                        "sleep", Map.of("seconds", 0.01, "kwargs", Map.of("a", 1), "b", 2, "queue", "q"), context))
                .containsEntry("extra_kwargs", Map.of("a", 1, "b", 2));
    }

    @Test
    void sleep_refuses_what_is_not_a_length_of_time() {
        for (Object seconds : List.of("5", -1, 1e300, Double.NaN, true)) {
            assertThat(failure(Map.of("seconds", seconds), context))
                    .as("%s", seconds)
                    .contains("'seconds'");
        }
    }

    @Test
    void sleep_ends_at_its_run_timeout_and_when_it_is_cancelled() {
        CallbackContext limited =
                SampleContext.in(directory).runTimeout(Duration.ofMillis(20)).build();
        assertThat(failure(Map.of("seconds", 3600), limited)).contains("run_timeout", "20 ms");

        CompletableFuture<String> asleep =
                CompletableFuture.supplyAsync(() -> failure(Map.of("seconds", 3600), context));
        await().until(() -> routes.running().cancel(context.executionId(), "somebody said so"));
        assertThat(asleep.join()).contains("because somebody said so");
        assertThat(routes.running().size()).isZero();
    }

    private String failure(Map<String, Object> arguments, CallbackContext context) {
        Exchange exchange = routes.call("sleep", arguments, context, Map.of());
        return String.valueOf(exchange.getException().getMessage());
    }
}
