package io.cameleer.callback.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Carriers;
import io.cameleer.callback.SampleContext;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PythonFunctionFailureTest extends PythonFunctionFixture {

    @Test
    void what_goes_wrong_in_a_function_is_told_with_its_traceback() {
        Map<String, Object> result =
                routes.result("python_function", call("fail", false, List.of("too cold")), context());

        assertThat(result)
                .containsEntry("__success__", false)
                .containsEntry("__exception__", "Exception occurred when executing function: too cold");
        assertThat((String) result.get("__traceback__")).contains("work.py", "raise ValueError(text)");
    }

    @Test
    void a_function_that_ends_python_has_not_succeeded() {
        Map<String, String> endings = Map.of(
                "leave", "it ended Python with sys.exit(0)",
                "drop", "ended its Python with code 0 and returned nothing",
                "die", "ended its Python with code 137 and returned nothing");
        endings.forEach((function, sentence) -> {
            List<Object> args = function.equals("die") ? List.of() : List.of(0);
            Map<String, Object> result = routes.result("python_function", call(function, false, args), context());

            assertThat(result).as(function).containsEntry("__success__", false);
            assertThat((String) result.get("__exception__")).as(function).contains(sentence);
        });
    }

    @Test
    void what_cannot_be_imported_is_named_with_the_places_that_were_searched() {
        for (String[] wrong : new String[][] {
            {"site_callbacks", "broken", "f", "No module named 'no_such_module_anywhere'"},
            {"site_callbacks", "absent", "f", "No module named 'site_callbacks.absent'"},
            {"nowhere", "absent", "f", "No module named 'nowhere'"},
            {"site_callbacks", "work", "absent", "has no function absent"},
            {"site_callbacks", "work", "number", "has no function number"}
        }) {
            Map<String, Object> result = routes.result(
                    "python_function",
                    Map.of("package", wrong[0], "module", wrong[1], "function", wrong[2]),
                    context());

            assertThat(result).as(wrong[3]).containsEntry("__success__", false);
            assertThat((String) result.get("__exception__"))
                    .contains("Cannot import function", wrong[3], MODULES.toString());
        }
    }

    @Test
    void a_function_that_prints_for_ever_is_ended_with_its_output_bounded() throws Exception {
        String key = "python-" + directory.getFileName();
        CallbackContext context = SampleContext.in(directory).key(key).build();
        CompletableFuture<Map<String, Object>> result = CompletableFuture.supplyAsync(
                () -> routes.result("python_function", call("chatter", false, List.of()), context));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(context.logFile()) && Files.size(context.logFile()) > (1 << 20));

        routes.running().cancel(42, "it was cancelled by Ana");

        assertThat(result.join())
                .containsEntry("__success__", false)
                .containsEntry(
                        "__exception__", "site_callbacks.work.chatter was ended because it was cancelled by Ana");
        assertThat(Files.size(context.logFile())).isLessThan((1 << 20) + 100);
        assertThat(Carriers.of(key)).isEmpty();
    }
}
