package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Expectation;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunFolderFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of completeness, marker by marker. */
class CompletenessTest {

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());

    private final Path parent;

    CompletenessTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void rta_complete_appears_before_the_network_copy_ends() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).with("RTAComplete.txt", "");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.complete()).isEqualTo(Answer.NO);
        assertThat(seen.missing()).containsExactly("CopyComplete.txt");
        assertThat(Platforms.standard().named("novaseq").orElseThrow().fallbackAfter())
                .contains(Duration.ofHours(6));
        assertThat(seen.byFallback().complete()).isEqualTo(Answer.YES);
        assertThat(seen.byFallback().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void what_is_complete_or_not_even_begun_has_no_fallback() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent);
        assertThat(inspector.inspect(run.path()).byFallback().complete()).isEqualTo(Answer.NO);
        Inspection complete = inspector.inspect(run.complete());
        assertThat(complete.byFallback()).isEqualTo(complete);
    }

    @ParameterizedTest
    @CsvSource({
        "<RunCompletionStatus><CompletionStatus>CompletedAsPlanned</CompletionStatus></RunCompletionStatus>, SUCCEEDED",
        "<RunCompletionStatus><CompletionStatus>UserEndedEarly</CompletionStatus></RunCompletionStatus>, FAILED",
        "<RunCompletionStatus><CompletionStatus>ExceptionEndedEarly</CompletionStatus></RunCompletionStatus>, FAILED",
        "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>, FAILED",
        "<RunCompletionStatus><RunStatus>RunCompleted</RunStatus></RunCompletionStatus>, SUCCEEDED",
        "<RunCompletionStatus><RunStatus>Perhaps</RunStatus></RunCompletionStatus>, UNKNOWN",
        "<RunCompletionStatus><RunSta, UNKNOWN",
        "<RunCompletionStatus/>, UNKNOWN",
    })
    void the_status_file_decides_the_outcome_and_not_completeness(String status, Outcome outcome) {
        for (String platform : new String[] {"miseq", "novaseq6000"}) {
            RunFolderFixture run = fixture(platform).with("RunCompletionStatus.xml", status);

            Inspection seen = inspector.inspect(run.complete());

            assertThat(seen.complete()).isEqualTo(Answer.YES);
            assertThat(seen.outcome()).isEqualTo(outcome);
            assertThat(seen.evidence()).anyMatch(e -> e.startsWith("RunCompletionStatus.xml: "));
        }
    }

    @Test
    void a_miseq_without_status_file_failed_where_its_analysis_says_so() {
        RunFolderFixture run = RunFolderFixture.miSeq(parent)
                .with("AnalysisJobInfo.xml", "<AnalysisJobInfo><Error>Disk full</Error></AnalysisJobInfo>");
        assertThat(inspector.inspect(run.complete()).outcome()).isEqualTo(Outcome.FAILED);

        run.with("AnalysisJobInfo.xml", "<AnalysisJobInfo><Error /></AnalysisJobInfo>");
        assertThat(inspector.inspect(run.path()).outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void a_completion_indicator_adds_to_the_rule_and_never_weakens_it() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent);
        Expectation more = new Expectation(null, "SiteReady.txt");
        Completeness waiting = inspector.inspect(run.complete(), more).completeness();
        assertThat(waiting.complete()).isEqualTo(Answer.NO);
        assertThat(waiting.missing()).containsExactly("SiteReady.txt");

        Completeness ready =
                inspector.inspect(run.with("SiteReady.txt", "").path(), more).completeness();
        assertThat(ready.complete()).isEqualTo(Answer.YES);
        assertThat(ready.evidence()).contains("SiteReady.txt");

        run.without("CopyComplete.txt");
        assertThat(inspector.inspect(run.path(), more).complete()).isEqualTo(Answer.NO);
        run.without("SiteReady.txt");
        assertThat(inspector.inspect(run.path(), more).completeness().fallbackOnly())
                .isFalse();
    }

    @Test
    void the_manuals_default_indicator_means_the_platforms_rule() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).with("RTAComplete.txt", "");

        Inspection seen = inspector.inspect(run.path(), new Expectation(null, "RTAComplete.txt"));

        assertThat(seen.missing()).containsExactly("CopyComplete.txt");
    }

    @Test
    void a_marker_that_is_a_folder_is_no_marker() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).with("CopyComplete.txt/x", "");

        assertThat(inspector.inspect(run.with("RTAComplete.txt", "").path()).missing())
                .containsExactly(
                        "CopyComplete.txt (what is called so is no file, or a link that leads out of the folder or to nothing)");
    }

    @Test
    void the_sites_names_for_a_marker_are_awaited_too() {
        RunFolderFixture run = RunFolderFixture.novaSeq6000(parent).with("RTAComplete.txt", "");
        Expectation site = new Expectation(null, null, Map.of("CopyComplete.txt", List.of("Sync.done")));

        assertThat(inspector.inspect(run.path(), site).missing()).containsExactly("CopyComplete.txt or Sync.done");
    }

    private RunFolderFixture fixture(String platform) {
        Function<Path, RunFolderFixture> make =
                platform.equals("miseq") ? RunFolderFixture::miSeq : RunFolderFixture::novaSeq6000;
        return make.apply(parent);
    }
}
