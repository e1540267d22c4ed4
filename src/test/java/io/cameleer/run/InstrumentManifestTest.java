package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentManifestTest {

    private static final String A = "0123456789abcdef0123456789abcdef";
    private static final String B = "fedcba9876543210fedcba9876543210";

    private final Problems problems = new Problems();
    private final Path parent;

    InstrumentManifestTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void each_line_is_a_path_and_its_checksum() throws IOException {
        InstrumentManifest manifest =
                read("Data/x.cbcl\t" + A.toUpperCase(Locale.ROOT) + "\r\nRunInfo.xml\t" + B + "\n");

        assertThat(manifest.sums()).containsExactly(Map.entry("Data/x.cbcl", A), Map.entry("RunInfo.xml", B));
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void a_byte_order_mark_and_windows_line_ends_are_no_part_of_a_path(String charset) throws IOException {
        byte[] bytes =
                ("\uFEFFData/ü.cbcl\t" + A + "\r\nRunInfo.xml\t" + B + "\r\n").getBytes(Charset.forName(charset));

        assertThat(read(bytes).orElseThrow().sums())
                .containsExactly(Map.entry("Data/ü.cbcl", A), Map.entry("RunInfo.xml", B));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void utf_16_without_a_mark_is_known_by_its_nuls() throws IOException {
        byte[] bytes = ("Data/x\t" + A + "\r\n").getBytes(StandardCharsets.UTF_16LE);

        assertThat(read(bytes).orElseThrow().sums()).containsExactly(Map.entry("Data/x", A));
    }

    @Test
    void what_is_called_so_and_is_no_file_or_too_large_is_an_error() throws IOException {
        Path directory = RunFolderFixture.of("novaseqx", parent)
                .with("Manifest.tsv/x", "")
                .with("Analysis/1/Manifest.tsv", new byte[(32 << 20) + 1])
                .path();
        RunFolder folder = RunFolder.open(directory);

        assertThat(InstrumentManifest.read(folder, "Manifest.tsv", problems)).isEmpty();
        assertThat(InstrumentManifest.read(folder, "Analysis/1/Manifest.tsv", problems))
                .isEmpty();
        assertThat(InstrumentManifest.read(folder, "Analysis/2/Manifest.tsv", problems))
                .isEmpty();

        assertThat(problems.list())
                .extracting(RunProblem::message)
                .containsExactly(
                        "Manifest.tsv is no regular file. Put the file itself there.",
                        "Analysis/1/Manifest.tsv is larger than 32 MiB, which no run fills. Copy it again from the instrument, or set"
                                + " instrumentManifest of its sequencer to off.");
    }

    @Test
    void bytes_in_no_encoding_that_can_be_told_are_an_error_with_their_line() throws IOException {
        byte[] bytes = ("a\t" + A + "\nü\t" + B + "\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(bytes)).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.code()).isEqualTo("manifest-encoding");
            assertThat(problem.file()).isEqualTo("Manifest.tsv");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    @Test
    void of_a_checksum_of_another_kind_the_path_counts() throws IOException {
        assertThat(read("a\t00000ThisIsNotARealChecksum00000\nb\t" + B + "\n").sums())
                .containsExactly(Map.entry("a", ""), Map.entry("b", B));
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 40, 64})
    void checksums_of_another_length_name_their_files_and_one_that_was_cut_is_doubtful(int length) throws IOException {
        InstrumentManifest manifest = read("a\t%s\nb\t%s\nc\t0123".formatted("1".repeat(length), "2".repeat(length)));

        assertThat(manifest.sums()).containsExactly(Map.entry("a", ""), Map.entry("b", ""), Map.entry("c", ""));
        assertThat(manifest.unread()).isEmpty();
        assertThat(manifest.doubtful()).startsWith("line 3 has no checksum like the others");
    }

    @Test
    void a_manifest_of_an_analysis_names_files_beside_it() throws IOException {
        RunFolderFixture run =
                RunFolderFixture.of("novaseqx", parent).with("Analysis/1/Manifest.tsv", "Data\\x\t" + A + "\n");

        Optional<InstrumentManifest> manifest =
                InstrumentManifest.read(RunFolder.open(run.path()), "Analysis/1/Manifest.tsv", problems);

        assertThat(manifest.orElseThrow().sums()).containsExactly(Map.entry("Analysis/1/Data/x", A));
    }

    @Test
    void a_title_line_is_no_file_and_odd_lines_are_reported() throws IOException {
        InstrumentManifest manifest = read("path\tmd5\n../x\t" + A + "\n/etc/passwd\t" + A + "\nb\tno sum\n\nc\t" + A);

        assertThat(manifest.sums()).containsOnlyKeys("b", "c");
        assertThat(manifest.unread()).isEqualTo("lines 2, 3 name no file inside the folder");
        assertThat(manifest.doubtful()).startsWith("line 4 has no checksum like the others");
    }

    @Test
    void a_first_line_is_a_title_only_where_it_has_columns_and_no_checksum() throws IOException {
        for (String first : List.of("../x\t" + A, "b", "/etc/hosts\tdeadbeef")) {
            assertThat(read(first + "\nc\t" + A).unread()).as(first).startsWith("line 1 names no file");
        }
        assertThat(read("a\tdeadbeef\nc\t" + A).doubtful()).startsWith("line 1 has no checksum");
    }

    @Test
    void one_file_with_two_checksums_is_odd() throws IOException {
        assertThat(read("a\t" + A + "\na\t" + A + "\na\t" + B).doubtful()).startsWith("line 3 has");
    }

    @Test
    void an_absent_manifest_is_none() throws IOException {
        Path run = RunFolderFixture.of("novaseqx", parent).path();

        assertThat(InstrumentManifest.read(RunFolder.open(run), "Manifest.tsv", problems))
                .isEmpty();
        assertThat(problems.list()).isEmpty();
    }

    private InstrumentManifest read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private Optional<InstrumentManifest> read(byte[] content) throws IOException {
        Path run = RunFolderFixture.of("novaseqx", parent)
                .with("Manifest.tsv", content)
                .path();
        return InstrumentManifest.read(RunFolder.open(run), "Manifest.tsv", problems);
    }
}
