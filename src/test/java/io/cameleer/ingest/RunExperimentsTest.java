package io.cameleer.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.ExperimentParts;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.run.Handling;
import io.cameleer.run.Run;
import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which experiments a run becomes. */
class RunExperimentsTest {

    private static final Handling SAMPLES = new Handling("nova1", null, "sequencing", true, false, "RTAComplete.txt");
    private static final String RUN = "240315_A01234_0042_BHXYZ2DRX3";

    private final Ingesting in;

    RunExperimentsTest(@TempDir Path home) {
        in = new Ingesting(home);
    }

    @AfterEach
    void close() {
        in.close();
    }

    private Run ingested(String table) {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop)
                .with("SampleSheet.csv", "[Header]\nFileFormatVersion,2\n[BCLConvert_Data]\n" + table);
        Run run = in.ingest(in.complete(fixture, SAMPLES));
        assertThat(run.state()).as(run.reason()).isEqualTo(RunState.INGESTED);
        return run;
    }

    @Test
    void what_a_file_beside_the_sheet_says_of_a_sample_goes_before_the_sheet() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop)
                .with(
                        "SampleSheet.csv",
                        "[Header]\nFileFormatVersion,2\n[BCLConvert_Data]\nSample_ID,Index,Species,Category,Method\n"
                                + "S1,TAAGGCGATT,rat,RNA,TR\nS2,CGTACTAGTT,Mus musculus,dna,WE\n")
                .with(
                        SampleSidecar.NAME,
                        "\uFEFFSample_ID,Species,Category,Method,Sample_Category\r\n"
                                + "S1,Homo sapiens,DNA,WG,TUMOR\r\n"
                                + "S2,,,,\r\n");
        Run run = in.ingest(in.complete(fixture, SAMPLES));

        assertThat(in.experiments(run))
                .extracting(
                        experiment -> ((Map<?, ?>) ExperimentParts.sample(experiment.metadata())
                                        .get("individual"))
                                .get("species"),
                        experiment ->
                                ExperimentParts.sample(experiment.metadata()).get("category"),
                        experiment ->
                                ExperimentParts.technique(experiment.metadata()).get("category"),
                        experiment ->
                                ExperimentParts.technique(experiment.metadata()).get("method"))
                .containsExactly(tuple("HUMAN", "TUMOR", "DNA", "WG"), tuple("MOUSE", null, "DNA", "WE"));
    }

    @Test
    void with_one_a_sample_each_row_is_an_experiment_of_its_project() {
        Run run = ingested(
                """
                Lane,Sample_ID,Index,Index2,Sample_Project
                1,S1,TAAGGCGATT,TAGATCGCAA,Beta
                2,S2,CGTACTAGTT,TAGATCGCAA,Alpha
                2,S3,CGTACTAGCC,TAGATCGCAA,
                """);

        assertThat(in.experiments(run))
                .extracting(Experiment::cohort, Experiment::subject, Experiment::label)
                .containsExactly(
                        tuple("Beta", "S1", RUN + "_S1"),
                        tuple("Alpha", "S2", RUN + "_S2"),
                        tuple("nova1", "S3", RUN + "_S3"));
        assertThat(in.events()).hasSize(3);
        assertThat(in.experiments(run))
                .allSatisfy(experiment -> assertThat(experiment.state()).isEqualTo("arrived"));
    }

    @Test
    void a_sample_on_several_lanes_is_one_experiment() {
        Run run = ingested(
                """
                Lane,Sample_ID,Index,Index2,Sample_Project
                1,S1,TAAGGCGATT,TAGATCGCAA,Beta
                2,S1,TAAGGCGATT,TAGATCGCAA,Beta
                """);

        assertThat(in.experiments(run)).hasSize(1);
        assertThat(in.events()).hasSize(1);
    }

    @Test
    void samples_of_one_individual_are_experiments_of_one_subject_with_its_species() {
        Run run = ingested(
                """
                Lane,Sample_ID,Index,Index2,Sample_Project,Individual,Species,Category,Method
                1,Tumour,TAAGGCGATT,TAGATCGCAA,Beta,P7,HUMAN,DNA,WGS
                2,Normal,TAAGGCGATT,TAGATCGCAA,Beta,P7,HUMAN,DNA,WGS
                """);

        assertThat(in.experiments(run))
                .extracting(Experiment::subject, Experiment::label)
                .containsExactly(tuple("P7", RUN + "_Tumour"), tuple("P7", RUN + "_Normal"));
        assertThat(in.experiments(run).get(0).metadata())
                .containsEntry("technique", Map.of("category", "DNA", "method", "WGS"))
                .containsEntry(
                        "sample",
                        Map.of("identifier", "Tumour", "individual", Map.of("identifier", "P7", "species", "HUMAN")));
    }

    @Test
    void without_a_sheet_a_run_is_one_experiment_all_the_same() {
        RunFolderFixture fixture = RunFolderFixture.novaSeq6000(in.w.drop).without("SampleSheet.csv");

        Run run = in.ingest(in.complete(fixture, SAMPLES));

        assertThat(in.experiments(run)).extracting(Experiment::label).containsExactly(RUN);
        assertThat(in.metadata(run)).doesNotContainKey("projects");
    }

    @Test
    void a_table_whose_rows_name_no_sample_is_one_experiment() {
        Path folder = RunFolderFixture.novaSeq6000(in.w.drop)
                .with(
                        "SampleSheet.csv",
                        "[Header]\n"
                                + "FileFormatVersion,2\n"
                                + "[BCLConvert_Data]\n"
                                + "Lane,Sample_ID,Index,Index2\n"
                                + "1,,TAAGGCGATT,TAGATCGCAA\n")
                .complete();
        in.w.look(folder);
        Run run = in.w.run(folder);

        List<NewExperiment> experiments = new RunExperiments(ZoneId.of("UTC"))
                .of(
                        new Run(
                                1,
                                RUN,
                                "",
                                1,
                                true,
                                "nova1",
                                folder,
                                null,
                                null,
                                RunState.INGESTING,
                                null,
                                null,
                                "{}",
                                SAMPLES,
                                run.firstSeen(),
                                run.lastChange(),
                                null,
                                null,
                                null),
                        in.w.inspector.inspect(folder),
                        Instant.now());

        assertThat(experiments).extracting(NewExperiment::label).containsExactly(RUN);
    }

    @Test
    void a_run_without_a_flow_cell_is_a_subject_of_its_own() throws IOException {
        Path folder = Watching.directory(in.w.drop.resolve("odd"));
        Files.writeString(
                folder.resolve("RunInfo.xml"),
                "<RunInfo><Run Id=\"odd\"><Instrument>A01234</Instrument></Run></RunInfo>");
        in.w.look(folder);

        List<NewExperiment> experiments = new RunExperiments(ZoneId.of("UTC"))
                .of(in.w.run(folder), in.w.inspector.inspect(folder), Instant.now());

        assertThat(experiments).extracting(NewExperiment::subject).containsExactly("odd");
    }
}
