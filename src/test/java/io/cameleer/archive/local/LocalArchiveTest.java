package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveContract;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Attribute;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocalArchiveTest extends ArchiveContract {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected Archive open(Path directory) throws IOException {
        return new LocalArchive(Files.createDirectories(directory), 2);
    }

    @Test
    void the_archived_folder_is_the_source_and_its_proof() throws Exception {
        TreeFixture.miseq(source);

        Path place = Path.of(store().address());

        assertThat(place).isEqualTo(directory.toRealPath().resolve("archive").resolve(LOCATION));
        Sha256Sum.check(place, "manifest-sha256.txt");
        assertThat(TreeFixture.directoryTimes(place)).containsAllEntriesOf(TreeFixture.directoryTimes(source));
        Map<String, String> archived = TreeFixture.picture(place);
        Map<String, String> wanted = TreeFixture.picture(source);
        assertThat(archived).containsAllEntriesOf(wanted);
        archived.keySet().removeAll(wanted.keySet());
        assertThat(archived.keySet())
                .extracting(key -> key.substring(key.indexOf(' ') + 1))
                .containsExactlyInAnyOrder(
                        ".cameleer",
                        ".cameleer/archived.json",
                        ".cameleer/entries.tsv",
                        ".cameleer/metadata.json",
                        "manifest-sha256.txt");
    }

    @Test
    void the_manifest_is_what_sha256sum_prints() throws Exception {
        new TreeFixture(source)
                .file("a", "1")
                .file("b/c", "2")
                .file("b-c", "3")
                .file("new\nline", "4")
                .file("back\\slash", "5")
                .file("re\rturn", "6")
                .file("tab\tspace ", "7")
                .file(new byte[] {'x', (byte) 0xfe}, new byte[] {8});

        Path place = Path.of(store().address());

        Path printed = directory.resolve("printed");
        Process list = new ProcessBuilder(
                        "sh", "-c", "find . -type f -print0 | sed -z 's:^./::' | LC_ALL=C sort -z | xargs -0 sha256sum")
                .directory(source.toFile())
                .redirectOutput(printed.toFile())
                .start();
        assertThat(list.waitFor()).isZero();
        assertThat(place.resolve("manifest-sha256.txt")).hasSameBinaryContentAs(printed);
    }

    @Test
    void metadata_is_written_as_given() throws Exception {
        TreeFixture.miseq(source);
        List<Attribute> metadata =
                List.of(new Attribute("run_id", "r\u00fcn \"1\"\n", ""), new Attribute("size", "3", "MB"));

        ArchivedRun stored = archive.store(new ArchiveRequest(source, LOCATION, metadata), Progress.none());

        JsonNode written = JSON.readTree(
                Path.of(stored.address()).resolve(".cameleer/metadata.json").toFile());
        assertThat(written).hasSize(2);
        assertThat(written.get(0).get("value").textValue()).isEqualTo("r\u00fcn \"1\"\n");
        assertThat(written.get(1).get("attribute").textValue()).isEqualTo("size");
        assertThat(written.get(1).get("unit").textValue()).isEqualTo("MB");
    }

    @Test
    void links_empty_directories_and_ways_of_reading_are_recorded() throws Exception {
        TreeFixture.miseq(source);

        Path place = Path.of(store().address());

        assertThat(Files.readAllLines(place.resolve(".cameleer/entries.tsv")))
                .anyMatch(line ->
                        line.startsWith("link\t-\t0\t") && line.endsWith("SampleSheetUsed.csv\tSampleSheet.csv"))
                .anyMatch(line -> line.startsWith("directory\t-\t0\t") && line.endsWith("\tLogs/Empty"))
                .filteredOn(line -> line.startsWith("file"))
                .hasSize(6)
                .allMatch(line -> line.contains("\tdirect\t") || line.contains("\tbuffered\t"));
    }

    @Test
    void a_run_with_a_manifest_has_another_beside_it() throws Exception {
        TreeFixture.miseq(source).file("manifest-sha256.txt", "a BagIt bag's own\n");

        Path place = Path.of(store().address());

        assertThat(place.resolve("manifest-sha256.txt")).hasContent("a BagIt bag's own\n");
        Sha256Sum.check(place, "cameleer-manifest-sha256.txt");
    }

    @Test
    void nothing_is_left_beside_a_published_run() throws Exception {
        TreeFixture.miseq(source);

        store();

        assertThat(directory.resolve("archive/.staging")).isEmptyDirectory();
    }

    @Test
    void other_runs_staging_places_are_left_alone() throws Exception {
        TreeFixture.miseq(source);
        Path other = Files.createDirectories(directory.resolve("archive/.staging/0123/tree"));

        store();

        assertThat(other).isDirectory();
    }

    @Test
    void a_missing_archive_is_not_made() throws Exception {
        TreeFixture.miseq(source);
        Path missing = directory.resolve("unmounted");
        archive = new LocalArchive(missing, 2);

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.TARGET_FAILED);
        assertThat(failure).hasMessageContaining(missing.toString());
        assertThat(missing).doesNotExist();
        assertThat(archive.find(LOCATION)).isEmpty();
    }

    @Test
    void an_archive_within_the_source_is_refused() throws Exception {
        source = directory;

        assertThat(storeFails().reason()).isEqualTo(Reason.UNSAFE_NAME);
    }

    @Test
    void a_folder_that_is_no_run_is_not_overwritten() throws Exception {
        TreeFixture.miseq(source);
        Path mine = directory.resolve("archive").resolve(LOCATION).resolve("mine.txt");
        Files.createDirectories(mine.getParent());
        Files.writeString(mine, "precious");

        assertThat(storeFails().reason()).isEqualTo(Reason.ALREADY_DIFFERENT);
        assertThat(mine).hasContent("precious");
    }

    @Test
    void a_link_in_the_archive_leads_no_run_out_of_it() throws Exception {
        TreeFixture.miseq(source);
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(directory.resolve("archive/sequencer"), outside);

        assertThat(storeFails().reason()).isEqualTo(Reason.UNSAFE_NAME);
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_file_that_changes_during_its_copy_is_found_out_at_once() throws Exception {
        TreeFixture.miseq(source);
        List<String> verified = new CopyOnWriteArrayList<>();

        ArchiveFailedException failure = storeFails(new Progress() {
            @Override
            public void copied(String file, long bytes) {
                if (file.endsWith("C1.1/s_1_1101.bcl")) {
                    assertThat(source.resolve(file).toFile().setLastModified(0)).isTrue();
                }
            }

            @Override
            public void verified(String file, long bytes) {
                verified.add(file);
            }
        });

        assertThat(failure.reason()).isEqualTo(Reason.SOURCE_CHANGED);
        assertThat(failure.file()).endsWith("C1.1/s_1_1101.bcl").isNotIn(verified);
    }

    @Test
    void an_equal_run_is_recognised_without_reading_it() throws Exception {
        TreeFixture.miseq(source);
        store();
        CountingReads reads = new CountingReads();
        archive = new LocalArchive(directory.resolve("archive"), 2, reads);

        store();

        assertThat(reads.bytes()).isZero();
    }

    @Test
    void a_file_that_is_read_back_otherwise_than_written_fails_the_run() throws Exception {
        TreeFixture.miseq(source);
        archive = new LocalArchive(directory.resolve("archive"), 1, new Interception() {
            @Override
            public void before(String effect) {
                if (effect.equals("read back")) {
                    damage();
                }
            }

            private void damage() {
                try (Stream<Path> files = Files.walk(directory.resolve("archive/.staging"))) {
                    Path largest = files.filter(file -> file.toFile().length() > 1_000_000)
                            .findFirst()
                            .orElseThrow();
                    Files.write(largest, "bad".getBytes(UTF_8), StandardOpenOption.WRITE);
                } catch (IOException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        });

        ArchiveFailedException failure = storeFails();

        assertThat(failure.reason()).isEqualTo(Reason.VERIFY_FAILED);
        assertThat(failure.file()).endsWith("s_1_1101.bcl");
        archive = open(directory.resolve("archive"));
        store();
        assertIntact(6, 3_070_040);
    }
}
