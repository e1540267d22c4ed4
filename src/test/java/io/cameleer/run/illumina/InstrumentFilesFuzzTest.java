package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cameleer.json.Json;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.InstrumentManifest;
import io.cameleer.run.Platforms;
import io.cameleer.run.Problems;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunProblem;
import io.cameleer.samplesheet.SampleSheetReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever bytes stand in a run folder's files, what comes of it is facts and problems. The suite runs the seeds beside
 * this class; {@link InstrumentFilesFuzzer} goes on from them. {@code JAZZER_FUZZ=1} cannot: records are instrumented only
 * after they were loaded, and lose their fields.
 */
class InstrumentFilesFuzzTest {

    private static final String FOR_TEN_MINUTES = "10m";

    private static final Inspector INSPECTOR = new Inspector(Platforms.standard(), Clock.systemUTC());

    private static Path parent = Path.of("");
    private static Path run = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        parent = Files.createTempDirectory("fuzz");
        run = RunFolderFixture.miSeq(parent).complete();
    }

    @AfterAll
    static void remove() throws IOException {
        try (var all = Files.walk(parent)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void run_info(byte[] bytes) {
        inspectWith("RunInfo.xml", bytes);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void run_parameters(byte[] bytes) {
        inspectWith("RunParameters.xml", bytes);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void run_completion_status(byte[] bytes) {
        inspectWith("RunCompletionStatus.xml", bytes);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void analysis_job_info(byte[] bytes) {
        inspectWith("AnalysisJobInfo.xml", bytes);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void rta_complete(byte[] bytes) {
        inspectWith("RTAComplete.txt", bytes);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void manifest(byte[] bytes) throws IOException {
        Files.write(run.resolve("Manifest.tsv"), bytes);
        Problems problems = new Problems();
        InstrumentManifest.read(RunFolder.open(run), "Manifest.tsv", problems)
                .ifPresent(manifest -> assertThat(manifest.sums().keySet())
                        .allMatch(path -> run.resolve(path).normalize().startsWith(run)));
        problems.list().forEach(InstrumentFilesFuzzTest::check);
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void sample_sheet(byte[] bytes) {
        assertThat(SampleSheetReader.parse(bytes).problems())
                .allSatisfy(
                        problem -> assertThat(problem.message()).isNotBlank().doesNotContain("Exception"));
    }

    @FuzzTest(maxDuration = FOR_TEN_MINUTES)
    void date(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        DateTexts.parse(text, "RunInfo.xml", LocalDate.of(2020, 2, 3))
                .ifPresent(date -> assertThat(date.iso()).isNotBlank());
        DateTexts.atStart(text);
    }

    private static void inspectWith(String file, byte[] bytes) {
        Path target = run.resolve(file);
        try {
            byte[] before = Files.exists(target) ? Files.readAllBytes(target) : null;
            Files.write(target, bytes);
            Inspection seen = INSPECTOR.inspect(run);
            assertThat(Json.write(seen.document())).isNotBlank();
            List<RunProblem> problems = seen.problems();
            problems.forEach(InstrumentFilesFuzzTest::check);
            if (before == null) {
                Files.delete(target);
            } else {
                Files.write(target, before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(RunProblem problem) {
        assertThat(problem.file()).isNotBlank();
        assertThat(problem.message()).isNotBlank().doesNotContain("Exception", "\tat ");
    }
}
