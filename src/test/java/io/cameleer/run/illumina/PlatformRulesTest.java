package io.cameleer.run.illumina;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Expectation;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platform;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunFolderFixture;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of completeness, each platform's every file taken away in turn. */
class PlatformRulesTest {

    private static final String ERRORED =
            "<RunCompletionStatus><RunStatus>RunErrored</RunStatus></RunCompletionStatus>";

    /** One line of the table. */
    private record Rule(
            String platform,
            List<String> needs,
            List<String> endsTheWait,
            @Nullable String fallback,
            Duration settle,
            Outcome withoutStatus) {}

    private static final String RTA = "RTAComplete.txt";
    private static final String COPY = "CopyComplete.txt";

    private static final List<Rule> TABLE = List.of(
            rule(
                    "hiseq2500",
                    10,
                    RTA,
                    Outcome.SUCCEEDED,
                    List.of(),
                    RTA,
                    perRead("Basecalling_Netcopy_complete_Read%d.txt")),
            rule(
                    "hiseq4000",
                    10,
                    RTA,
                    Outcome.SUCCEEDED,
                    List.of("SequencingComplete.txt"),
                    RTA,
                    perRead("RTARead%dComplete.txt")),
            rule(
                    "hiseqx",
                    10,
                    RTA,
                    Outcome.SUCCEEDED,
                    List.of("SequencingComplete.txt"),
                    RTA,
                    perRead("RTARead%dComplete.txt")),
            rule("miseq", 10, null, Outcome.SUCCEEDED, List.of(COPY, "CompletedJobInfo.xml"), RTA),
            rule("miniseq", 10, null, Outcome.SUCCEEDED, List.of(COPY, "CompletedJobInfo.xml"), RTA),
            rule("iseq100", 2, RTA, Outcome.SUCCEEDED, List.of(), RTA, COPY),
            rule("nextseq500", 10, RTA, Outcome.UNKNOWN, List.of(), "RunCompletionStatus.xml", RTA),
            rule("nextseq2000", 2, null, Outcome.UNKNOWN, List.of(), COPY),
            rule("miseqi100", 2, null, Outcome.UNKNOWN, List.of(), COPY),
            rule("novaseqx", 2, null, Outcome.UNKNOWN, List.of(), COPY),
            rule("novaseq6000", 2, RTA, Outcome.SUCCEEDED, List.of(), RTA, COPY),
            rule("illumina", 10, RTA, Outcome.UNKNOWN, List.of(), COPY));

    private final Inspector inspector = new Inspector(Platforms.standard(), Clock.systemUTC());
    private final Path parent;

    PlatformRulesTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void the_table_has_every_platform_that_is_known() {
        assertThat(Platforms.standard().all().stream().map(Platform::name))
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.stream().map(Rule::platform).toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_run_with_all_its_files_is_recognised_and_complete(Rule rule) {
        Inspection seen =
                inspector.inspect(RunFolderFixture.of(rule.platform, parent).complete());

        assertThat(seen.platform()).isEqualTo(rule.platform);
        assertThat(seen.complete()).isEqualTo(Answer.YES);
        assertThat(seen.missing()).isEmpty();
        assertThat(seen.evidence()).containsAll(rule.needs);
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.completeness().fallbackOnly()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("needs")
    void each_file_of_the_proof_taken_away_is_missing(Rule rule, String file) {
        RunFolderFixture run = RunFolderFixture.of(rule.platform, parent);
        run.complete();

        Completeness seen = inspector.inspect(run.without(file).path()).completeness();

        assertThat(seen.complete()).isEqualTo(Answer.NO);
        assertThat(seen.missing())
                .containsExactly(
                        rule.platform.equals("nextseq500") && file.equals(RTA) ? RTA + " or RTAComplete.xml" : file);
        assertThat(seen.evidence()).doesNotContain(file);
        assertThat(seen.waitEnded()).isFalse();
        boolean weaker = rule.needs.contains(rule.fallback) && !file.equals(rule.fallback);
        assertThat(seen.fallbackOnly()).isEqualTo(weaker);
        Completeness later =
                platform(rule).byFallback(seen, inspector.inspect(run.path()).facts());
        assertThat(later.complete()).isEqualTo(weaker ? Answer.YES : Answer.NO);
    }

    @ParameterizedTest
    @MethodSource("needs")
    void a_run_that_failed_is_taken_after_hours_without_a_file_that_never_comes(Rule rule, String file) {
        RunFolderFixture run = RunFolderFixture.of(rule.platform, parent);
        run.complete();
        run.with("RunCompletionStatus.xml", ERRORED).without(file.equals("RunCompletionStatus.xml") ? RTA : file);

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.complete()).isIn(Answer.NO, Answer.UNKNOWN);
        assertThat(seen.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.completeness().fallbackOnly()).isTrue();
        assertThat(seen.byFallback().complete()).isEqualTo(Answer.YES);
        assertThat(seen.byFallback().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(seen.byFallback().missing()).isEqualTo(seen.missing()).isNotEmpty();
    }

    @Test
    void an_unknown_instrument_with_the_weaker_marker_alone_is_not_known_to_be_complete() {
        RunFolderFixture run = RunFolderFixture.of("illumina", parent).with(RTA, "");

        Inspection seen = inspector.inspect(run.path());

        assertThat(seen.complete()).isEqualTo(Answer.UNKNOWN);
        assertThat(seen.missing()).containsExactly(COPY);
        assertThat(seen.completeness().fallbackOnly()).isTrue();
        assertThat(seen.byFallback().complete()).isEqualTo(Answer.YES);
        assertThat(seen.byFallback().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(inspector.inspect(run.without(RTA).path()).complete()).isEqualTo(Answer.NO);
    }

    @ParameterizedTest
    @MethodSource("table")
    void without_run_info_nothing_is_complete(Rule rule) {
        RunFolderFixture run = RunFolderFixture.of(rule.platform, parent);
        run.complete();

        Completeness seen = inspector
                .inspect(run.without("RunInfo.xml").path(), new Expectation(platform(rule), null))
                .completeness();

        assertThat(seen.complete()).isEqualTo(Answer.NO);
        assertThat(seen.missing()).contains("RunInfo.xml");
        assertThat(seen.fallbackOnly()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("table")
    void a_file_that_ends_the_wait_is_told_and_is_no_proof_by_itself(Rule rule) {
        for (String file : rule.endsTheWait) {
            RunFolderFixture run = RunFolderFixture.of(rule.platform, parent);
            run.complete();
            rule.endsTheWait.forEach(run::without);
            assertThat(inspector.inspect(run.path()).completeness().waitEnded()).isFalse();
            assertThat(inspector
                            .inspect(run.with(file, "").path())
                            .completeness()
                            .waitEnded())
                    .isTrue();
            run.without(RTA);
            Completeness seen = inspector.inspect(run.path()).completeness();
            assertThat(seen.complete()).isEqualTo(Answer.NO);
            assertThat(seen.waitEnded()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void waits_are_those_of_the_table(Rule rule) {
        assertThat(platform(rule).settle()).isEqualTo(rule.settle);
        assertThat(platform(rule).fallbackAfter()).contains(Duration.ofHours(6));
    }

    @ParameterizedTest
    @MethodSource("table")
    void every_file_of_the_table_is_a_marker_and_no_deeper_than_said(Rule rule) {
        Platform platform = platform(rule);
        Stream.concat(rule.needs.stream(), rule.endsTheWait.stream()).forEach(file -> {
            assertThat(platform.isMarker(file)).isTrue();
            assertThat(platform.isMarker("Data/" + file)).isFalse();
            assertThat(file.split("/").length).isLessThanOrEqualTo(platform.markerDepth());
        });
        assertThat(platform.isMarker("RunInfo.xml")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_outcome_of_a_complete_run_is_that_of_the_table(Rule rule) {
        RunFolderFixture run = RunFolderFixture.of(rule.platform, parent);
        run.complete();
        if (rule.platform.equals("nextseq500")) {
            run.with("RunCompletionStatus.xml", "<RunCompletionStatus/>");
        }
        Inspection silent = inspector.inspect(run.path());
        assertThat(silent.outcome()).isEqualTo(rule.withoutStatus);
        if (!rule.platform.equals("nextseq500")) {
            assertThat(silent.evidence())
                    .contains(
                            rule.withoutStatus == Outcome.SUCCEEDED
                                    ? "no file tells how the run ended; a complete one of this platform counts as succeeded"
                                    : "no file tells how the run ended; look on the instrument");
        }

        run.with(
                "RunCompletionStatus.xml",
                "<RunCompletionStatus><RunStatus>RunErrored</RunStatus><RunError><Message>No reagent</Message></RunError></RunCompletionStatus>");
        Inspection failed = inspector.inspect(run.path());
        assertThat(failed.complete()).isEqualTo(Answer.YES);
        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.evidence()).contains("RunCompletionStatus.xml: RunErrored (No reagent)");
    }

    static Stream<Rule> table() {
        return TABLE.stream();
    }

    static Stream<Arguments> needs() {
        return TABLE.stream().flatMap(rule -> rule.needs.stream().map(file -> Arguments.of(rule, file)));
    }

    private static Platform platform(Rule rule) {
        return Platforms.standard().named(rule.platform).orElseThrow();
    }

    private static Rule rule(
            String platform,
            int settleMinutes,
            @Nullable String fallback,
            Outcome withoutStatus,
            List<String> endsTheWait,
            String first,
            String... more) {
        List<String> needs = Stream.concat(Stream.of(first), Stream.of(more)).toList();
        return new Rule(platform, needs, endsTheWait, fallback, Duration.ofMinutes(settleMinutes), withoutStatus);
    }

    private static String[] perRead(String form) {
        return Stream.of(1, 2, 3, 4).map(form::formatted).toArray(String[]::new);
    }
}
