package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a storing process for real (SIGKILL), and lets others go on. */
class KilledProcessTest {

    private static final String LOCATION = "sequencer/novaseq/run1";
    private static final int FILES = 20;
    private static final int FILE_BYTES = 5 << 20;
    private static final int KILLS = 5;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void five_kills_spread_over_a_store_end_in_one_whole_run_and_little_is_read_twice(@TempDir Path directory)
            throws Exception {
        Path source = directory.resolve("source");
        Path archive = Files.createDirectory(directory.resolve("archive"));
        TreeFixture run = new TreeFixture(source);
        for (int i = 0; i < FILES; i++) {
            run.file("Data/file" + i + ".cbcl", TreeFixture.bytes(FILE_BYTES, i));
        }
        run.file("CopyComplete.txt", "");

        for (int kill = 0; kill < KILLS; kill++) {
            // Copies of three and a half files later, two files are half-written.
            killAfter(start(source, archive), "copied", 7 * FILE_BYTES / 2 / Buffers.SIZE);
            assertThat(archive.resolve(LOCATION)).doesNotExist();
        }

        String[] stored = lastLine(start(source, archive)).split(" ");
        assertThat(stored[0]).isEqualTo("stored");
        long total = (long) FILES * FILE_BYTES;
        assertThat(Long.parseLong(stored[1]))
                .as("bytes read by the last process")
                .isLessThan(total * 6 / 10);
        assertThat(Long.parseLong(stored[1]) + Long.parseLong(stored[2])).isEqualTo(total);
        Sha256Sum.check(archive.resolve(LOCATION), "manifest-sha256.txt");
        assertThat(TreeFixture.picture(archive.resolve(LOCATION))).containsAllEntriesOf(TreeFixture.picture(source));
        assertThat(new LocalArchive(archive, 2)
                        .verify(LOCATION, Progress.none())
                        .problems())
                .isEmpty();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void a_store_in_another_process_is_not_disturbed(@TempDir Path directory) throws Exception {
        Path source = directory.resolve("source");
        Path archive = Files.createDirectory(directory.resolve("archive"));
        TreeFixture.miseq(source);
        String[] second = new String[1];

        new LocalArchive(archive, 1).store(new ArchiveRequest(source, LOCATION, List.of()), new Progress() {
            @Override
            public void total(long files, long bytes) {
                try {
                    second[0] = lastLine(start(source, archive));
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        });

        assertThat(second[0]).startsWith("failed BUSY true");
        assertThat(lastLine(start(source, archive))).isEqualTo("stored 0 3070040");
    }

    private static Process start(Path source, Path archive) throws IOException {
        return JavaProcess.start(StoreProcess.class, source.toString(), archive.toString(), LOCATION);
    }

    private static void killAfter(Process process, String event, int times) throws Exception {
        int seen = 0;
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null && seen < times; line = out.readLine()) {
                seen += line.startsWith(event) ? 1 : 0;
            }
            process.destroyForcibly();
            assertThat(process.waitFor()).as("killed while it stored").isEqualTo(128 + 9);
        }
        assertThat(seen).as("%s events before the end", event).isEqualTo(times);
    }

    private static String lastLine(Process process) throws IOException {
        String last = "";
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
        }
        return last;
    }
}
