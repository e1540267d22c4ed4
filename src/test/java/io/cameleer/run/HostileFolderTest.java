package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that vanish while they are looked at, and things in files' places that are no files. */
class HostileFolderTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    HostileFolderTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void a_folder_that_vanishes_while_it_is_looked_at_is_said_to_have() {
        Path run = RunFolderFixture.miSeq(parent).complete();
        Inspector racing =
                new Inspector(new Platforms(List.of(new Vanishing(run)), new Vanishing(run)), Clock.systemUTC());

        Inspection seen = racing.inspect(run);

        assertThat(seen.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("folder-missing");
            assertThat(problem.message()).contains("went away while it was looked at");
        });
        assertThat(seen.complete()).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RunInfo.xml", "RunParameters.xml", "Manifest.tsv"})
    void a_file_that_vanishes_after_the_folder_was_listed_is_named(String file) throws IOException {
        Path run = RunFolderFixture.miSeq(parent).with("Manifest.tsv", "").complete();
        RunFolder folder = RunFolder.open(run);
        Problems problems = new Problems();

        Files.delete(run.resolve(file));

        assertThat(XmlFile.read(folder, file, problems)).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.code()).isEqualTo("file-unreadable");
        });
        assertThat(InstrumentManifest.read(folder, "Manifest.tsv", new Problems())
                        .isEmpty())
                .isEqualTo(file.equals("Manifest.tsv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/hostname", "/dev/zero", "loop", "absent"})
    void a_link_that_leads_out_or_nowhere_is_not_read(String target) throws IOException {
        Files.writeString(parent.resolve("secret"), "<RunInfo><Run Id='stolen'/></RunInfo>");
        Path run = RunFolderFixture.miSeq(parent).without("RunInfo.xml").complete();
        Files.createSymbolicLink(run.resolve("loop"), Path.of("loop"));
        Files.createSymbolicLink(run.resolve("RunInfo.xml"), Path.of(target));

        Inspection seen = assertTimeoutPreemptively(LONG, () -> inspector.inspect(run));

        assertThat(seen.facts().info()).isEqualTo(RunInfo.NONE);
        assertThat(seen.problems()).extracting(RunProblem::code).contains("file-unreadable");
    }

    @Test
    void a_folder_put_outside_by_a_link_is_not_read() throws IOException {
        RunFolderFixture elsewhere =
                RunFolderFixture.of("novaseqx", parent.resolve("elsewhere")).with("Analysis/1/CopyComplete.txt", "");
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent);
        Files.createSymbolicLink(
                run.path().resolve("Analysis"), elsewhere.path().resolve("Analysis"));

        assertThat(inspector.inspect(run.complete()).units()).isEmpty();
    }

    @Test
    void pipes_in_the_places_of_files_do_not_hold_anybody_up() throws Exception {
        RunFolderFixture run = RunFolderFixture.of("novaseqx", parent);
        List<String> files = List.of(
                "RunInfo.xml",
                "RunParameters.xml",
                "RunCompletionStatus.xml",
                "AnalysisJobInfo.xml",
                "SampleSheet.csv",
                "CopyComplete.txt",
                "RTAComplete.txt",
                "Manifest.tsv");
        for (String file : files) {
            run.without(file);
            assumeThat(new ProcessBuilder("mkfifo", run.path().resolve(file).toString())
                            .start()
                            .waitFor())
                    .as("pipes can be made")
                    .isZero();
        }

        Inspection seen = assertTimeoutPreemptively(LONG, () -> inspector.inspect(run.path()));
        Optional<InstrumentManifest> manifest = assertTimeoutPreemptively(
                LONG, () -> InstrumentManifest.read(RunFolder.open(run.path()), "Manifest.tsv", new Problems()));

        assertThat(seen.complete()).isNotEqualTo(Answer.YES);
        assertThat(seen.problems())
                .extracting(RunProblem::file)
                .contains("RunInfo.xml", "RunParameters.xml", "RunCompletionStatus.xml", "SampleSheet.csv");
        assertThat(manifest).isEmpty();
    }

    /** Recognises every run, and takes the folder away when it is asked whether that is complete. */
    private record Vanishing(Path run) implements Platform {

        @Override
        public String name() {
            return "vanishing";
        }

        @Override
        public String sequencerType() {
            return "vanishing";
        }

        @Override
        public int markerDepth() {
            return 1;
        }

        @Override
        public boolean isMarker(String relativePath) {
            return false;
        }

        @Override
        public Duration settle() {
            return Duration.ZERO;
        }

        @Override
        public Optional<Duration> fallbackAfter() {
            return Optional.empty();
        }

        @Override
        public boolean recognises(RunFacts facts) {
            return true;
        }

        @Override
        public Completeness completeness(RunFolder folder, RunFacts facts) {
            try (Stream<Path> all = Files.walk(run)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Completeness(Answer.YES, false, false, Outcome.SUCCEEDED, List.of(), List.of());
        }
    }
}
