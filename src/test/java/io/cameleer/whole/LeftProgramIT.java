package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.callback.Carriers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service dies or stops while a program runs, and is started again. */
class LeftProgramIT {

    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Path calls;
    private Path go;

    @BeforeEach
    void prepare() throws IOException {
        calls = directory.resolve("calls");
        go = directory.resolve("go");
        Files.createDirectories(directory.resolve("workflows"));
        Files.writeString(
                directory.resolve("workflows/sequencing.yaml"),
                """
                label: sequencing
                states:
                  - label: untracked
                    transitions: [{destination: running}]
                  - label: running
                    callbacks:
                      - label: pipeline
                        function: command
                        callback_arguments:
                          binary: sh
                          args:
                            - -c
                            - 'echo "$CAMELEER_CALLBACK_KEY" >> "$1"; echo begun; until [ -e "$2" ]; do sleep 0.1; done; echo "__VALUES__ = {\\"answer\\": 42}"'
                            - sh
                            - "%s"
                            - "%s"
                        variable_map: {answer: /values/answer}
                    transitions:
                      - destination: done
                        condition: "callbacks['pipeline'].result == 'success'"
                  - label: done
                """
                        .formatted(calls, go));
    }

    @Test
    void a_program_that_outlived_a_killed_service_was_run_once_and_its_result_is_taken() throws Exception {
        try (CameleerProcess service = serve("first")) {
            await().atMost(SOON).until(() -> Files.exists(calls));
            service.kill();
        }
        String key = Files.readString(calls).strip();
        assertThat(Carriers.of(key))
                .as("processes of the program while no service runs")
                .isNotEmpty();

        try (CameleerProcess service = serve("second")) {
            await().atMost(SOON).until(() -> service.output().contains("went on while the service was away"));
            Files.createFile(go);
            await().atMost(SOON).until(() -> isDone(service));

            assertThat(experiment(service).get("variable_map")).isEqualTo(Map.of("answer", 42));
        }
        assertThat(Files.readAllLines(calls)).as("runs of the program").containsExactly(key);
        assertThat(Carriers.of(key)).isEmpty();
    }

    @Test
    void a_program_that_ended_while_no_service_ran_was_run_once_and_its_result_is_taken() throws Exception {
        try (CameleerProcess service = serve("first")) {
            await().atMost(SOON).until(() -> Files.exists(calls));
            service.kill();
        }
        Files.createFile(go);
        String key = Files.readString(calls).strip();
        await().atMost(SOON).until(() -> Carriers.of(key).isEmpty());

        try (CameleerProcess service = serve("second")) {
            await().atMost(SOON).until(() -> isDone(service));
        }
        assertThat(Files.readAllLines(calls)).containsExactly(key);
    }

    @Test
    void an_orderly_stop_ends_programs_and_they_are_run_again_with_the_same_key() throws Exception {
        try (CameleerProcess service = serve("first")) {
            await().atMost(SOON).until(() -> Files.exists(calls));
        }
        String key = Files.readString(calls).strip();
        assertThat(Carriers.of(key)).isEmpty();

        Files.createFile(go);
        try (CameleerProcess service = serve("second")) {
            await().atMost(SOON).until(() -> isDone(service));
        }
        assertThat(Files.readAllLines(calls)).containsExactly(key, key);
    }

    @Test
    void an_orderly_stop_leaves_programs_where_the_site_wants_it() throws Exception {
        try (CameleerProcess service = serve("first", "cameleer.callback.at-stop=leave")) {
            await().atMost(SOON).until(() -> Files.exists(calls));
        }
        String key = Files.readString(calls).strip();
        assertThat(Carriers.of(key)).isNotEmpty();

        Files.createFile(go);
        try (CameleerProcess service = serve("second", "cameleer.callback.at-stop=leave")) {
            await().atMost(SOON).until(() -> isDone(service));
        }
        assertThat(Files.readAllLines(calls)).containsExactly(key);
    }

    private CameleerProcess serve(String name, String... more) throws IOException {
        List<String> properties = List.of(
                "cameleer.home=" + directory.resolve("home"), "cameleer.workflows=" + directory.resolve("workflows"));
        return CameleerProcess.serve(
                directory.resolve(name + ".log"),
                Stream.concat(properties.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static boolean isDone(CameleerProcess service) throws Exception {
        return experiment(service).get("state") instanceof Map<?, ?> state && "done".equals(state.get("label"));
    }

    private static Map<String, Object> experiment(CameleerProcess service) throws Exception {
        return service.get("/api/v2/experiments/1");
    }
}
