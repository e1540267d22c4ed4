package io.cameleer.signal.python;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cameleer.json.Json;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signal's Python beside a service that was killed. */
class PythonEndsTest {

    @TempDir
    Path folder;

    @Test
    void python_and_what_it_started_end_when_the_service_is_gone() throws Exception {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3"))),
                "needs python3 on the PATH");
        Files.writeString(
                folder.resolve("slow.py"),
                """
                import os, subprocess, time


                def signal(experiment):
                    child = subprocess.Popen(["sleep", "600"])
                    with open("started.part", "w") as started:
                        started.write(str(child.pid))
                    os.rename("started.part", "started")
                    time.sleep(600)
                """);
        String driver;
        try (var text = PythonProcess.class.getResourceAsStream("signals.py")) {
            driver = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
        Process python = new ProcessBuilder("python3", "-c", driver)
                .directory(folder.toFile())
                .redirectError(folder.resolve("printed").toFile())
                .start();
        try {
            // All that a killed service does is close its end of the pipe; what is left of it answers nothing.
            try (Writer pipe = python.outputWriter(StandardCharsets.UTF_8)) {
                pipe.write(Json.write(Map.of(
                                "path",
                                List.of(folder.toString()),
                                "applications",
                                List.of(),
                                "import_string",
                                "slow.signal",
                                "failure",
                                false,
                                "argument",
                                Map.of()))
                        + "\n");
                pipe.flush();
                await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("started")));
            }
            ProcessHandle started = ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("started"))))
                    .orElseThrow();
            await().atMost(Duration.ofSeconds(60)).until(() -> !python.isAlive() && !isRunning(started));
        } finally {
            python.descendants().forEach(ProcessHandle::destroyForcibly);
            python.destroyForcibly();
        }
    }

    /** One that nobody waits for, as in a container without an init, stays in the table after its end without a command. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
