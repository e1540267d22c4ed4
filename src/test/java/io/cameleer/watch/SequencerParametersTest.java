package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.Demands;
import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Platforms;
import io.cameleer.watch.Sequencer.Existing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators write about a sequencer. */
class SequencerParametersTest {

    private final Map<String, String> given =
            new HashMap<>(Map.of("name", "nova1", "directory", "/mnt/nova1/../nova1/runs"));

    private SequencerParameters read() {
        return new SequencerParameters(given, Platforms.standard());
    }

    private SequencerParameters with(String parameter, String value) {
        given.put(parameter, value);
        return read();
    }

    @Test
    void name_and_directory_are_enough() {
        Sequencer sequencer = read().sequencer();

        assertThat(read().problem()).isEmpty();
        assertThat(sequencer.directory()).isEqualTo(Path.of("/mnt/nova1/runs"));
        assertThat(sequencer.existing()).isEqualTo(Existing.RECORD);
        assertThat(sequencer.handling().demands().patience().settle()).isNull();
        assertThat(sequencer.handling().demands().patience().fallback()).isNull();
        assertThat(sequencer.sentinel()).isNull();
        assertThat(sequencer.expectation().completionIndicator()).isEqualTo(Expectation.PLATFORM_RULE);
        assertThat(sequencer.handling().cohort()).isEqualTo("nova1");
        assertThat(sequencer.handling().workflow()).isNull();
        assertThat(sequencer.handling().perSample()).isFalse();
        assertThat(sequencer.handling().signalFailedRuns()).isFalse();
    }

    @Test
    void everything_may_be_said() {
        given.putAll(Map.of(
                "platform", "NovaSeq6000",
                "existing", "ignore",
                "settle", "5m",
                "fallback", "12h",
                "sentinel", ".mounted",
                "completionIndicator", "Checked.txt",
                "cohort", "Cohort 1",
                "workflow", "sequencing",
                "experiments", "samples",
                "signalFailedRuns", "true"));

        Sequencer sequencer = read().sequencer();

        assertThat(read().problem()).isEmpty();
        assertThat(sequencer.existing()).isEqualTo(Existing.IGNORE);
        assertThat(sequencer.handling().demands().patience().settle()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sequencer.handling().demands().patience().fallback()).isEqualTo(Duration.ofHours(12));
        assertThat(sequencer.sentinel()).isEqualTo(".mounted");
        assertThat(sequencer.handling().platform()).isEqualTo("novaseq6000");
        assertThat(sequencer.handling().completionIndicator()).isEqualTo("Checked.txt");
        assertThat(sequencer.handling().cohort()).isEqualTo("Cohort 1");
        assertThat(sequencer.handling().workflow()).isEqualTo("sequencing");
        assertThat(sequencer.handling().perSample()).isTrue();
        assertThat(sequencer.handling().signalFailedRuns()).isTrue();
    }

    @Test
    void completion_files_may_have_other_names_and_what_is_archived_may_be_narrowed() {
        with(
                "completionAlternatives",
                "CopyComplete.txt = Sync.done, Transfer.ok ; RTAComplete.txt=RTA.done;Secondary_Analysis_Complete.txt=S.done;"
                        + "RTARead1Complete.txt=R1.done; Checked.txt=ok.txt");
        with("completionIndicator", "Checked.txt");
        with("archiveFailedRuns", "false");
        with("archiveDespiteErrors", "true");
        Sequencer sequencer = with("instrumentManifest", "names").sequencer();

        assertThat(read().problem()).isEmpty();
        Demands demands = sequencer.handling().demands();
        assertThat(demands.alternatives())
                .contains(
                        Map.entry("CopyComplete.txt", List.of("Sync.done", "Transfer.ok")),
                        Map.entry("RTAComplete.txt", List.of("RTA.done")));
        assertThat(demands.archiveFailedRuns()).isFalse();
        assertThat(demands.despiteErrors()).isTrue();
        assertThat(demands.manifest()).isEqualTo(Demands.ManifestCheck.NAMES);
        assertThat(Handling.of(sequencer.handling().document())).isEqualTo(sequencer.handling());
    }

    @ParameterizedTest
    @CsvSource({
        "miseq, miseq",
        "miniseq, miniseq",
        "iseq, iseq100",
        "nextseq, nextseq500",
        "nextseq2k, nextseq2000",
        "novaseq, novaseq6000",
        "NovaSeqXPlus, novaseqx",
        "novaseqxplus, novaseqx",
        "hiseq, hiseq2500",
    })
    void rodrunners_type_names_select_platforms(String type, String platform) {
        assertThat(with("platform", type).sequencer().handling().platform()).isEqualTo(platform);
        assertThat(read().problem()).isEmpty();
    }

    @Test
    void blanks_around_a_value_do_not_matter() {
        assertThat(with("existing", " ingest ").sequencer().existing()).isEqualTo(Existing.INGEST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    existing            | ingests      | record or ingest or ignore
                    experiments         | run          | runs or samples
                    signalFailedRuns    | yes          | false or true
                    completionIndicator | ../x.txt     | the plain name of a file in the run folder, such as CopyComplete.txt
                    archiveFailedRuns   | no           | true or false
                    archiveDespiteErrors | yes         | false or true
                    instrumentManifest  | md5          | checksums or names or off
                    completionAlternatives | CopyComplete.txt | names of files, as in CopyComplete.txt = Sync.done, Transfer.ok
                    completionAlternatives | CopyComplete.txt=../x | names of files, as in CopyComplete.txt = Sync.done, Transfer.ok
                    completionAlternatives | NoSuch.txt=a.txt | names of completion files before the =, in the instrument's spelling, such as CopyComplete.txt; NoSuch.txt is none
                    completionAlternatives | copycomplete.txt=a.txt | names of completion files before the =, in the instrument's spelling, such as CopyComplete.txt; copycomplete.txt is none
                    completionAlternatives | CopyComplete.txt=RunInfo.xml | files that come at the end; those that the instrument writes at the start are RunInfo.xml, RunParameters.xml, runParameters.xml, SampleSheet.csv
                    completionAlternatives | CopyComplete.txt=a;CopyComplete.txt=b | all names of CopyComplete.txt after one =
                    settle              | 2 minutes or | a duration such as 30s, 10m, 6h or 1h30m
                    """)
    void a_wrong_value_is_named_with_what_is_allowed(String parameter, String value, String allowed) {
        assertThat(with(parameter, value).problem())
                .contains("its " + parameter + " is '" + value + "'; give " + allowed);
    }

    @Test
    void a_wrong_indicator_is_told_once_beside_alternatives() {
        with("completionIndicator", "../x.txt");

        assertThat(with("completionAlternatives", "CopyComplete.txt=a; RTAComplete.txt=b")
                        .problem())
                .contains(
                        "its completionIndicator is '../x.txt'; give the plain name of a file in the run folder, such as"
                                + " CopyComplete.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5m", "5x", "m", "120", "30m1h", "99999999999999999999s", "1,5h"})
    void what_is_no_duration_is_said(String text) {
        assertThat(with("fallback", text).problem())
                .contains("its fallback is '" + text + "'; give a duration such as 30s, 10m, 6h or 1h30m");
    }

    @ParameterizedTest
    @CsvSource({"0s, PT0S", "90m, PT90M", "1h30m, PT1H30M", "6h, PT6H"})
    void durations_are_written_as_people_say_them(String text, Duration meant) {
        assertThat(with("settle", text)
                        .sequencer()
                        .handling()
                        .demands()
                        .patience()
                        .settle())
                .isEqualTo(meant);
        assertThat(read().problem()).isEmpty();
    }

    @Test
    void an_unknown_platform_is_answered_with_those_that_are_known() {
        assertThat(with("platform", "novasek").problem()).hasValueSatisfying(problem -> assertThat(problem)
                .startsWith("its platform is 'novasek'; give nothing or one of ")
                .contains("miseq, ")
                .contains("novaseq6000"));
    }

    @Test
    void a_missing_name_and_a_missing_directory_are_said() {
        given.clear();

        assertThat(read().problem())
                .contains("its name is ''; give what it is called in records, and never change it later;"
                        + " its directory is ''; give the folder that it writes its run folders to");
    }

    @Test
    void a_directory_that_is_no_path_is_said() {
        assertThat(with("directory", "/mnt/\0").problem())
                .hasValueSatisfying(problem -> assertThat(problem).endsWith("; give a path"));
    }
}
