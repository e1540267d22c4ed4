package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cameleer.samplesheet.SampleSheet;
import io.cameleer.samplesheet.SampleSheetReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders of real instruments, kept outside the project in {@code shared/samples} beside it; skipped where they are not there. */
class SampleFoldersTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());

    private static Path samples = Path.of("");

    @BeforeAll
    static void find() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isDirectory(at.resolve("shared/samples"))) {
            at = at.getParent();
        }
        assumeTrue(at != null, "the folder shared/samples is not beside the project");
        samples = Objects.requireNonNull(at).resolve("shared/samples");
    }

    @ParameterizedTest
    @CsvSource({
        "MiSeq-illuminatus-1/150602_M01270_0108_000000000-ADWKV, miseq, 2015-06-02, NO, 10044",
        "MiSeq-illuminatus-2/160603_M01270_0196_000000000-AKGDE, miseq, 2016-06-03, YES, 10443",
        "NovaSeq6000-illuminatus-1/180619_A00291_0044_BH5WJJDMXX, novaseq6000, 2018-06-19T11:54:50, NO, ",
        "NovaSeq6000-illuminatus-2/201125_A00291_0321_AHWHKYDRXX, novaseq6000, 2020-11-25T16:50:01, NO, ",
    })
    void a_run_is_recognised(String folder, String platform, String date, Answer complete, @Nullable String project) {
        Path path = samples.resolve("runs").resolve(folder);

        Inspection seen = inspector.inspect(path);

        assertThat(seen.platform()).isEqualTo(platform);
        assertThat(seen.runId()).isEqualTo(String.valueOf(path.getFileName()));
        assertThat(seen.document()).containsEntry("date", date);
        assertThat(seen.complete()).isEqualTo(complete);
        if (project != null) {
            assertThat(seen.projects()).containsExactly(project);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "v1-EdinburghGenomics_illuminatus-1/SampleSheet.csv.0, v1, 79",
        "v1-EdinburghGenomics_illuminatus-3/SampleSheet.csv.0, v1, 80",
        "v1-EdinburghGenomics_illuminatus-10/SampleSheet.filtered.csv, v1, 2",
        "v1-biocore_mg-scripts-5/good-sample-sheet_w_context.csv, v1, 783",
        "v1-biocore_mg-scripts-11/tellseq_metag_dummy_sample_sheet.csv, v1, 96",
        "v1-broadinstitute_viral-core-1/SampleSheet-inline-commas-strings.csv, v1, 18",
        "v1-imperial-genomics-facility_data-management-python-2/SampleSheet.csv, v1, 5",
        "v2-MultiQC_test-data-1/SampleSheet.csv, v2, 8",
        "v2-imperial-genomics-facility_data-management-python-8/test1_SampleSheet.csv, v2, 16",
    })
    void a_sheet_is_read_without_an_error(String file, String version, int rows) throws IOException {
        SampleSheet sheet =
                SampleSheetReader.read(samples.resolve("samplesheets").resolve(file));

        assertThat(sheet.version().word()).isEqualTo(version);
        assertThat(sheet.rows()).hasSize(rows);
        assertThat(sheet.isSound()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"runs", "samplesheets"})
    void no_file_of_any_instrument_breaks_a_reader(String part) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(samples.resolve(part))) {
            all = walk.toList();
        }
        for (Path path : all) {
            assertThat(inspector.inspect(path).path()).isEqualTo(path);
            if (Files.isRegularFile(path)) {
                assertThat(SampleSheetReader.read(path).document()).isNotEmpty();
            }
        }
    }
}
