package io.cameleer.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The living processes that have a callback's key in their environment, as the kernel tells it. */
public final class Carriers {

    private Carriers() {}

    public static List<Long> of(String key) {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a /proc");
        String entry = ProgramRunner.KEY + "=" + key;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("[0-9]+"))
                    .filter(process -> environment(process).contains(entry))
                    .map(process -> Long.parseLong(process.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ProcessHandle> handles(String key) {
        return of(key).stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    }

    /** SIGKILL, until none is left. */
    static void killAll(String key) {
        while (!of(key).isEmpty()) {
            handles(key).forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<String> environment(Path process) {
        try {
            return List.of(Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1)
                    .split("\0"));
        } catch (IOException ended) {
            return List.of();
        }
    }
}
