package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cameleer.archive.Apart;
import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.NameBytes;
import io.cameleer.archive.Progress;
import io.cameleer.archive.Quiet;
import io.cameleer.archive.TreeFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameFoldingTest {

    private Path directory;

    @BeforeEach
    void remember(@TempDir Path directory) {
        this.directory = directory;
    }

    @ParameterizedTest
    @CsvSource({
        "Data/a.bcl, Data/A.bcl, true, false",
        "Data/stra\u00dfe, Data/STRASSE, true, false",
        "Data/a.bcl, data/b.bcl, true, false",
        "caf\u00e9, cafe\u0301, false, true",
        "CAF\u00c9, cafe\u0301, true, true"
    })
    void names_that_would_be_one_refuse_the_run(String one, String other, boolean cases, boolean composition)
            throws IOException {
        Path source = sourceOf(one, other);

        ArchiveFailedException failure = catchThrowableOfType(
                ArchiveFailedException.class, () -> list(source, new NameFolding(cases, composition)));

        assertThat(failure.reason()).isEqualTo(Reason.NAME_COLLISION);
        assertThat(failure.getMessage()).contains("would be one file");
    }

    @ParameterizedTest
    @CsvSource({"a, A, false, true", "caf\u00e9, cafe\u0301, true, false", "a/b, b/B, true, true", "a, b, true, true"})
    void names_that_stay_apart_are_accepted(String one, String other, boolean cases, boolean composition)
            throws IOException {
        Path source = sourceOf(one, other);

        assertThatCode(() -> list(source, new NameFolding(cases, composition))).doesNotThrowAnyException();
    }

    @Test
    void the_archives_own_names_are_folded_too() throws Exception {
        Path source = sourceOf("MANIFEST-SHA256.TXT", "a");

        assertThat(list(source, new NameFolding(true, false)).ownFiles().manifest())
                .isEqualTo(Path.of("cameleer-manifest-sha256.txt"));
        assertThat(list(source, new NameFolding(false, false)).ownFiles().manifest())
                .isEqualTo(Path.of("manifest-sha256.txt"));
    }

    @Test
    void the_probe_says_what_the_file_system_does() throws IOException {
        Files.writeString(directory.resolve("x"), "");
        boolean ignoresCase = Files.exists(directory.resolve("X"));

        NameFolding folding = NameFolding.probe(directory.resolve("probe"));

        assertThat(folding.ignoresCase()).isEqualTo(ignoresCase);
        try (var left = Files.list(directory)) {
            assertThat(left.map(Path::getFileName)).containsExactly(Path.of("x"));
        }
    }

    private Path sourceOf(String one, String other) throws IOException {
        TreeFixture source = new TreeFixture(directory.resolve("source"));
        return source.file(one, "1").file(other, "2").root();
    }

    private SourceListing list(Path source, NameFolding folding) throws ArchiveFailedException {
        return SourceListing.write(
                directory.resolve("listing"),
                source,
                Apart.NONE,
                Quiet.NONE,
                folding,
                new Cancellation(Progress.none()));
    }

    @Test
    void names_that_are_not_text_are_told_apart_by_their_bytes() {
        NameFolding folding = new NameFolding(true, true);

        assertThat(folding.fold(new byte[] {'A', (byte) 0xff})).isEqualTo(folding.fold(new byte[] {'a', (byte) 0xff}));
        assertThat(folding.fold(new byte[] {(byte) 0xfe})).isNotEqualTo(folding.fold(new byte[] {(byte) 0xfd}));
        assertThat(NameBytes.utf8("\u00e9".getBytes(UTF_8))).isTrue();
    }
}
