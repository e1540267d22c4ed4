package io.cameleer.archive.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.Archive;
import io.cameleer.archive.ArchiveContract;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalArchiveTest extends ArchiveContract {

    @Override
    protected Archive open(Path directory) throws IOException {
        return new LocalArchive(Files.createDirectories(directory), 2);
    }

    @Test
    void the_archived_folder_is_the_source_and_its_proof() throws Exception {
        TreeFixture.miseq(source);
        ArchivedRun stored = store();
        Path place = Path.of(stored.address());

        Process check = new ProcessBuilder("sha256sum", "--strict", "-c", "manifest-sha256.txt")
                .directory(place.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes());
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(TreeFixture.directoryTimes(place)).containsAllEntriesOf(TreeFixture.directoryTimes(source));
        Map<String, String> archived = TreeFixture.picture(place);
        assertThat(archived).containsAllEntriesOf(TreeFixture.picture(source));
    }
}
