package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.ArchiveFixture;
import io.cameleer.archive.Progress;
import io.cameleer.archive.TreeFixture;
import io.cameleer.archive.VerifyReport;
import io.cameleer.archive.VerifyReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes to an archived run that somebody made afterwards. */
class TamperedRunTest extends ArchiveFixture {

    @Override
    protected Archive open(Path directory) throws IOException {
        return new LocalArchive(Files.createDirectories(directory), 2);
    }

    @Test
    void a_changed_byte_a_missing_and_an_extra_file_are_told() throws Exception {
        TreeFixture.miseq(source);
        Path place = Path.of(store().address());
        Files.writeString(place.resolve("RunInfo.xml"), "<RunFool/>");
        Files.delete(place.resolve("RTAComplete.txt"));
        Files.writeString(place.resolve("Data/extra"), "");
        Files.delete(place.resolve("Logs/Empty"));
        Files.delete(place.resolve("SampleSheetUsed.csv"));
        Files.createSymbolicLink(place.resolve("SampleSheetUsed.csv"), Path.of("RunInfo.xml"));

        VerifyReport report = archive.verify(LOCATION, Progress.none());

        assertThat(report.intact()).isFalse();
        assertThat(report.problemCount()).isEqualTo(5);
        assertThat(report.problems())
                .extracting(problem -> problem.kind() + " " + problem.file())
                .containsExactlyInAnyOrder(
                        Kind.CHANGED + " RunInfo.xml",
                        Kind.MISSING + " RTAComplete.txt",
                        Kind.EXTRA + " Data/extra",
                        Kind.MISSING + " Logs/Empty",
                        Kind.CHANGED + " SampleSheetUsed.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest-sha256.txt", ".cameleer/entries.tsv", ".cameleer/metadata.json"})
    void a_change_to_the_archives_own_files_is_told(String name) throws Exception {
        TreeFixture.miseq(source);
        Path file = Path.of(store().address()).resolve(name);
        Files.writeString(file, "x", StandardOpenOption.APPEND);

        assertThat(archive.verify(LOCATION, Progress.none()).problems())
                .anyMatch(problem ->
                        problem.kind() == Kind.CHANGED && problem.file().equals(name));
        assertThat(storeFails().reason()).isEqualTo(Reason.ALREADY_DIFFERENT);
    }

    @Test
    void a_manifest_that_leads_out_of_the_run_is_told_and_not_followed() throws Exception {
        TreeFixture.miseq(source);
        Path manifest = Path.of(store().address()).resolve("manifest-sha256.txt");
        Files.writeString(manifest, "0".repeat(64) + "  ../../../../source/RunInfo.xml\n");

        assertThat(archive.verify(LOCATION, Progress.none()).problems())
                .anyMatch(problem ->
                        problem.kind() == Kind.UNREADABLE && problem.detail().contains("not a name within"));
    }

    @Test
    void a_marker_that_leads_out_of_the_run_is_not_followed() throws Exception {
        TreeFixture.miseq(source);
        Path marker = Path.of(store().address()).resolve(".cameleer/archived.json");
        Files.writeString(
                marker, Files.readString(marker).replace("manifest-sha256.txt", "../../../../source/RunInfo.xml"));

        ArchiveFailedException failure =
                catchThrowableOfType(ArchiveFailedException.class, () -> archive.verify(LOCATION, Progress.none()));

        assertThat(failure).hasMessageContaining("names an unknown manifest");
    }

    @Test
    void a_damaged_marker_is_told() throws Exception {
        TreeFixture.miseq(source);
        Files.writeString(Path.of(store().address()).resolve(".cameleer/archived.json"), "{\"format\":1}");

        ArchiveFailedException failure =
                catchThrowableOfType(ArchiveFailedException.class, () -> archive.verify(LOCATION, Progress.none()));

        assertThat(failure.reason()).isEqualTo(Reason.TARGET_FAILED);
        assertThat(failure).hasMessageContaining("archived.json");
        assertThat(archive.find(LOCATION)).isEmpty();
        assertThat(storeFails().reason()).isEqualTo(Reason.ALREADY_DIFFERENT);
    }
}
