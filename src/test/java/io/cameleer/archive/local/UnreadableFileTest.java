package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cameleer.archive.TreeFixture;
import io.cameleer.text.Visible;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores in a process without root's rights, because root may read everything. */
class UnreadableFileTest {

    private static final String LOCATION = "sequencer/miseq/run1";
    private static final String NOBODY = "65534";

    private Path directory;
    private Path source;
    private Path archive;
    private List<String> withoutRights = List.of();

    @BeforeEach
    void prepare(@TempDir Path directory) throws Exception {
        this.directory = directory;
        source = directory.resolve("source");
        archive = Files.createDirectory(directory.resolve("archive"));
        TreeFixture.miseq(source);
        if (Files.getOwner(source).getName().equals("root")) {
            withoutRights = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            assumeThat(succeeds("setpriv", "--version")).as("setpriv is there").isTrue();
            permit(directory, "rwxr-xr-x");
            permit(archive, "rwxrwxrwx");
        }
    }

    @Test
    void an_unreadable_file_is_named_and_nothing_is_published() throws Exception {
        permit(source.resolve("RunInfo.xml"), "---------");

        assertThat(store())
                .startsWith("failed SOURCE_UNREADABLE false")
                .contains("'RunInfo.xml'")
                .contains("give it the right to read");
        assertThat(archive.resolve(LOCATION)).doesNotExist();
    }

    @Test
    void an_unreadable_directory_is_named() throws Exception {
        permit(source.resolve("InterOp"), "---------");

        assertThat(store()).startsWith("failed SOURCE_UNREADABLE false").contains("'InterOp'");
    }

    @Test
    void a_directory_that_can_be_listed_but_not_entered_is_named() throws Exception {
        permit(source.resolve("InterOp"), "r--r--r--");

        assertThat(store()).startsWith("failed SOURCE_UNREADABLE false").contains("'InterOp/EmptyMetricsOut.bin'");
    }

    @Test
    void an_archive_that_may_not_be_written_is_told() throws Exception {
        permit(archive, "r-xr-xr-x");

        assertThat(store()).startsWith("failed TARGET_FAILED true").contains("'" + archive, "permissions");
    }

    private String store() throws IOException {
        Process process = JavaProcess.start(
                withoutRights, classes(), StoreProcess.class, source.toString(), archive.toString(), LOCATION);
        List<String> said = process.inputReader(UTF_8).lines().toList();
        return said.get(said.size() - 1);
    }

    /** The archive's classes and what they use, at a place that anybody may read, as the build's need not be. */
    private String classes() throws IOException {
        Path classes = directory.resolve("classes");
        copyPackage(LocalArchive.class, "io/cameleer/archive", classes);
        copyPackage(StoreProcess.class, "io/cameleer/archive", classes);
        copyPackage(Visible.class, "io/cameleer/text", classes);
        Path digests = directory.resolve("digests.jar");
        copy(place(DigestUtils.class), digests);
        return classes + File.pathSeparator + digests;
    }

    private static void copyPackage(Class<?> one, String folder, Path classes) throws IOException {
        Path from = place(one);
        try (Stream<Path> all = Files.walk(from.resolve(folder))) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                copy(file, classes.resolve(from.relativize(file)));
            }
        }
    }

    private static Path place(Class<?> one) {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static void copy(Path file, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
