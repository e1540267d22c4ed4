package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs scripts of a test as programs of an execution, and holds that none of their processes is left. */
abstract class ProgramFixture {

    static final long CAP = 1000;
    static final Map<String, String> ENVIRONMENT = Map.of("PATH", System.getenv("PATH"), "LANG", "C.UTF-8");

    final RunningPrograms running = new RunningPrograms();
    final String key = UUID.randomUUID().toString();
    ProgramRunner runner = runner(Duration.ofMillis(300));
    Path directory;

    @BeforeEach
    void start(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void nothing_is_left_running() {
        assertThat(running.size()).isZero();
        assertThat(Carriers.of(key)).isEmpty();
    }

    /** One that gives programs so long to end themselves. */
    ProgramRunner runner(Duration killGrace) {
        return new ProgramRunner(running, ENVIRONMENT, new ProgramLimits(CAP, killGrace, false));
    }

    ProgramOutcome run(String... lines) throws InterruptedException {
        return run(context(), lines);
    }

    ProgramOutcome run(CallbackContext context, String... lines) throws InterruptedException {
        Path script = Scripts.write(directory, UUID.randomUUID() + ".sh", lines);
        return runner.run(new Program(script, List.of(), Set.of(0)), context);
    }

    CompletableFuture<ProgramOutcome> async(String... lines) {
        return CompletableFuture.supplyAsync(() -> uninterrupted(context(), lines));
    }

    ProgramOutcome uninterrupted(CallbackContext context, String... lines) {
        try {
            return run(context, lines);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CallbackContext context() {
        return SampleContext.in(directory).key(key).build();
    }

    CallbackContext limit(int millis) {
        return SampleContext.in(directory)
                .key(key)
                .runTimeout(Duration.ofMillis(millis))
                .build();
    }

    String log() throws IOException {
        return Files.readString(directory.resolve("log/42.log"));
    }

    static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static boolean canRun(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
