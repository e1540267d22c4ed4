package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 1,000 programs through four workers of a service whose whole heap is 128 MiB. */
class ManyProgramsIT {

    private static final int PROGRAMS = 1000;

    @TempDir
    private Path directory;

    @Test
    void a_thousand_programs_drain_with_a_heap_of_128_mebibytes() throws Exception {
        Files.createDirectories(directory.resolve("workflows"));
        String callbacks = IntStream.range(0, PROGRAMS)
                .mapToObj(
                        "      - {label: c%04d, function: command, callback_arguments: {binary: \"true\"}}"::formatted)
                .collect(Collectors.joining("\n"));
        Files.writeString(
                directory.resolve("workflows/sequencing.yaml"),
                """
                label: sequencing
                states:
                  - label: untracked
                    transitions: [{destination: many}]
                  - label: many
                    callbacks:
                %s
                    transitions:
                      - destination: done
                        condition: "len(callbacks) == %d and all(c.result == 'success' for c in callbacks.values())"
                  - label: done
                """
                        .formatted(callbacks, PROGRAMS));
        Path collections = directory.resolve("gc.log");
        try (CameleerProcess service = CameleerProcess.serve(
                List.of("-Xmx128m", "-Xlog:gc:file=" + collections),
                directory.resolve("service.log"),
                "cameleer.home=" + directory.resolve("home"),
                "cameleer.workflows=" + directory.resolve("workflows"),
                "cameleer.callback.concurrency=4")) {
            await().atMost(Duration.ofMinutes(2)).until(() -> service.output().contains("callback c0000 runs"));
            long start = System.nanoTime();
            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> service.get("/api/v2/experiments/1").get("state") instanceof Map<?, ?> state
                            && "done".equals(state.get("label")));

            System.out.printf(
                    "%d programs in %.1f s, last garbage collection: %s%n",
                    PROGRAMS,
                    (System.nanoTime() - start) / 1e9,
                    Files.readAllLines(collections).stream().reduce("none", (one, other) -> other));
            assertThat(service.output()).doesNotContain("OutOfMemoryError");
        }
    }
}
