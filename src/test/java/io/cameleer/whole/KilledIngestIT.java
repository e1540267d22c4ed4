package io.cameleer.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cameleer.json.Json;
import io.cameleer.run.RunFolderFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL at five points of an ingest of 20 files: one archived run, nothing copied twice that was verified. */
class KilledIngestIT {

    private static final int FILES = 20;
    private static final int MEBIBYTES = Integer.getInteger("cameleer.test.file-mebibytes", 100);
    private static final int KILLS = 5;
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void five_kills_end_in_one_archived_run_and_the_last_process_reads_less_than_60_percent() throws Exception {
        Path run = source();
        long bytes = size(run);
        Path archive = Files.createDirectories(directory.resolve("archive"));

        for (int kill = 1; kill <= KILLS; kill++) {
            try (CameleerProcess ingest = ingest(run, archive, "killed-" + kill)) {
                long enough = bytes * kill / (KILLS + 1);
                await().atMost(LONG)
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> size(archive) >= enough || !ingest.isAlive());
                assertThat(ingest.isAlive())
                        .as("alive when killed: " + ingest.output())
                        .isTrue();
                ingest.kill();
            }
            assertThat(archive.resolve("sequencer"))
                    .as("nothing half-copied is shown")
                    .doesNotExist();
        }

        AtomicLong readByTheLast = new AtomicLong();
        try (CameleerProcess last = ingest(run, archive, "last")) {
            await().atMost(LONG).pollInterval(Duration.ofMillis(20)).until(() -> {
                readCharacters(last.pid()).ifPresent(readByTheLast::set);
                return !last.isAlive();
            });
            assertThat(last.exitCode()).as(last.output()).isZero();
            Map<String, Object> result = Json.readObject(last.output()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElseThrow());
            Path archived = Path.of(String.valueOf(result.get("archive")));
            assertThat(((Number) result.get("bytes_copied")).longValue())
                    .as("bytes that the last process read of %d", bytes)
                    .isLessThan(bytes * 60 / 100);
            // The kernel's own count holds the source and the reading back of what was copied, so twice as much.
            assertThat(readByTheLast.get()).isLessThan(2 * bytes * 60 / 100);
            assertThat(sha256sum(archived)).isZero();
        }
        assertThat(runs()).hasSize(1).allSatisfy(document -> assertThat(document)
                .containsEntry("state", "ingested"));
    }

    private CameleerProcess ingest(Path run, Path archive, String name) throws IOException {
        return CameleerProcess.start(
                directory.resolve(name + ".log"),
                "ingest",
                run.toString(),
                "--json",
                "--home",
                directory.resolve("home").toString(),
                "--archive",
                archive.toString());
    }

    private List<Map<String, Object>> runs() throws Exception {
        try (CameleerProcess list = CameleerProcess.start(
                directory.resolve("runs.log"),
                "runs",
                "list",
                "--json",
                "--home",
                directory.resolve("home").toString())) {
            assertThat(list.exitCode()).isZero();
            return list.output()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(Json::readObject)
                    .toList();
        }
    }

    private Path source() throws IOException {
        RunFolderFixture fixture = RunFolderFixture.miSeq(Files.createDirectories(directory.resolve("source")));
        Path data = Files.createDirectories(fixture.path().resolve("Data/Intensities/BaseCalls/L001"));
        Random random = new Random(42);
        byte[] block = new byte[1 << 20];
        for (int file = 1; file <= FILES; file++) {
            try (OutputStream out = Files.newOutputStream(data.resolve("s_1_" + file + ".bcl"))) {
                for (int part = 0; part < MEBIBYTES; part++) {
                    random.nextBytes(block);
                    out.write(block);
                }
            }
        }
        return fixture.complete();
    }

    /** Bytes of all files; those that the process takes away meanwhile do not count. */
    private static long size(Path folder) throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }

    /** What the process has read so far, by the kernel's count; empty once it is gone. */
    private static java.util.OptionalLong readCharacters(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/io")).stream()
                    .filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring(7)))
                    .findFirst();
        } catch (IOException e) {
            return java.util.OptionalLong.empty();
        }
    }

    private static int sha256sum(Path archived) throws Exception {
        return new ProcessBuilder("sha256sum", "--check", "--quiet", "--strict", "manifest-sha256.txt")
                .directory(archived.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }
}
