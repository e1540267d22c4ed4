package io.cameleer.samplesheet;

import static io.cameleer.samplesheet.Sheets.V1;
import static io.cameleer.samplesheet.Sheets.V2;
import static io.cameleer.samplesheet.Sheets.parse;
import static io.cameleer.samplesheet.Sheets.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleSheetReaderTest {

    @Test
    void a_v1_sheet_is_read() {
        SampleSheet sheet = parse(V1);

        assertThat(sheet.version()).isEqualTo(SheetVersion.V1);
        assertThat(sheet.header()).containsEntry("Experiment Name", "Pool 7").containsEntry("Project Name", "");
        assertThat(sheet.reads()).containsExactly(new SheetRead("Read1", 151), new SheetRead("Read2", 151));
        assertThat(sheet.settings().get("Settings")).containsEntry("Adapter", "AGATCG");
        assertThat(sheet.columns()).containsExactly("Lane", "Sample_ID", "index", "Sample_Project");
        assertThat(sheet.rows()).extracting(SampleRow::sampleId).containsExactly("S1", "S2");
        assertThat(sheet.rows()).extracting(SampleRow::line).containsExactly(12, 13);
        assertThat(sheet.projects()).containsExactly("Alpha", "Beta");
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void a_v2_sheet_is_read() {
        SampleSheet sheet = parse(V2);

        assertThat(sheet.version()).isEqualTo(SheetVersion.V2);
        assertThat(sheet.reads()).containsExactly(new SheetRead("Read1", 28), new SheetRead("Index1", 8));
        assertThat(sheet.settings().get("BCLConvert_Settings")).containsEntry("SoftwareVersion", "3.8.4");
        assertThat(sheet.rows()).singleElement().satisfies(row -> {
            assertThat(row.value("index2")).isEqualTo("TTTT");
            assertThat(row.lane()).isEqualTo("1");
            assertThat(row.asMap()).containsEntry("Sample_Project", "Beta");
        });
        assertThat(sheet.projects()).containsExactly("Beta", "Gamma");
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void an_aviti_manifest_is_recognised() {
        SampleSheet sheet =
                parse("[RunValues]\nKey,Value\n[Samples]\nSampleName,Index1,Index2,Project\nS1,ACGT,TTTT,Alpha\n");

        assertThat(sheet.version()).isEqualTo(SheetVersion.AVITI);
        assertThat(sheet.rows()).extracting(SampleRow::sampleId).containsExactly("S1");
        assertThat(sheet.projects()).containsExactly("Alpha");
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void a_sheet_of_before_sections_is_read_as_other() {
        SampleSheet sheet = parse("FCID,Lane,SampleID,Index,SampleProject\nFC1,1,S1,ACGT-TTTT,Alpha\n");

        assertThat(sheet.version()).isEqualTo(SheetVersion.OTHER);
        assertThat(sheet.rows()).extracting(SampleRow::sampleId).containsExactly("S1");
        assertThat(sheet.projects()).containsExactly("Alpha");
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void padded_commas_blank_lines_and_spaces_are_no_content() {
        String padded = V1.replace("\n", ",,,,\r\n")
                .replace("[Data],,,,", "[Data] ")
                .replace("Adapter,AGATCG,,,,", ",,,,\r\n\r\n Adapter , AGATCG ");

        SampleSheet sheet = parse(padded);

        assertThat(sheet.columns()).containsExactly("Lane", "Sample_ID", "index", "Sample_Project");
        assertThat(sheet.rows()).hasSize(2);
        assertThat(sheet.settings().get("Settings")).containsExactlyEntriesOf(Map.of("Adapter", "AGATCG"));
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void short_and_long_rows_are_kept_and_reported() {
        SampleSheet sheet = parse(V1 + "3,S3\n4,S4,ACGT,Alpha,more\n");

        assertThat(sheet.rows()).hasSize(4);
        assertThat(sheet.rows().get(2).project()).isEmpty();
        assertThat(sheet.rows().get(3).cells()).endsWith("more");
        assertThat(problems(sheet)).containsExactly("14 error short-row", "15 error long-row");
    }

    @Test
    void of_a_column_that_is_there_twice_the_first_is_taken() {
        SampleSheet sheet = parse(V1.replace("index,Sample_Project", "Sample_Project,Sample_Project"));

        assertThat(sheet.rows().get(0).project()).isEqualTo("ACGT");
        assertThat(problems(sheet)).containsExactly("11 error duplicate-column");
    }

    @Test
    void an_index_that_is_there_twice_in_a_lane_is_an_error() {
        assertThat(problems(parse(V1 + "1,S3,ACGT,Alpha\n"))).containsExactly("14 error duplicate-index");
        assertThat(problems(parse(V1 + "3,S3,ACGT,Alpha\n"))).isEmpty();
    }

    @Test
    void a_sample_may_have_four_indexes_and_index_sets_have_names() {
        assertThat(problems(parse(V1 + "1,S1,TTTT,Beta\n1,S1,GGGG,Beta\n3,S4,SI-GA-A1,Beta\n")))
                .isEmpty();
    }

    @Test
    void indexes_of_two_lengths_in_a_lane_are_reported_once() {
        String sheet = V1 + "1,S3,ACGTAC,Beta\n1,S4,ACGTAG,Beta\n2,S5,TTTT,Beta\n";

        assertThat(problems(parse(sheet))).containsExactly("14 warning index-lengths");
    }

    @Test
    void what_the_vendors_software_refuses_is_reported() {
        String sheet = V1 + "x,S3,ACGT,Alpha\n3,,ACGT,Alpha\n4,S 4,ACXT,Al*pha\n";

        assertThat(problems(parse(sheet)))
                .containsExactly(
                        "14 error bad-lane",
                        "15 error no-id",
                        "16 warning id-characters",
                        "16 warning project-characters",
                        "16 warning index-characters");
    }

    @Test
    void a_sheet_without_table_rows_or_ids_is_an_error() {
        assertThat(problems(parse("[Header]\nDate,1\n"))).containsExactly("2 error no-table");
        assertThat(problems(parse("[Header]\n[Data]\nSample_ID,index\n"))).containsExactly("3 error no-rows");
        assertThat(problems(parse("[Data]\nName,index\nx,A\n"))).containsExactly("3 error no-id-column");
        assertThat(problems(parse(""))).containsExactly("1 error empty");
        assertThat(problems(parse(",,\n\n"))).containsExactly("1 error empty");
    }

    @Test
    void a_v2_table_needs_its_format_version() {
        assertThat(problems(parse(V2.replace("FileFormatVersion,2\n", "")))).containsExactly("1 error format-version");
        assertThat(problems(parse(V2.replace("FileFormatVersion,2", "FileFormatVersion,3"))))
                .containsExactly("1 error format-version");
    }

    @Test
    void comments_above_the_first_section_are_no_problem_but_text_is() {
        assertThat(problems(parse("# PI,Knight,,\n" + V1))).isEmpty();
        assertThat(problems(parse("text\n" + V1))).containsExactly("1 warning text-above");
    }

    @Test
    void a_table_that_is_there_twice_is_read_and_reported() {
        SampleSheet sheet = parse(V1 + "[Data]\nSample_ID,Sample_Project\nS9,Delta\n");

        assertThat(sheet.rows()).extracting(SampleRow::sampleId).containsExactly("S1", "S2", "S9");
        assertThat(sheet.projects()).containsExactly("Alpha", "Beta", "Delta");
        assertThat(problems(sheet)).containsExactly("14 error duplicate-section");
    }

    @Test
    void a_key_with_two_values_is_reported() {
        assertThat(problems(parse(V1.replace("Project Name\n", "IEMFileVersion,5\n"))))
                .containsExactly("3 warning duplicate-key");
    }

    @Test
    void only_so_many_problems_are_kept() {
        SampleSheet sheet = parse(V1 + "x\n".repeat(5_000));

        assertThat(sheet.rows()).hasSize(5_002);
        assertThat(sheet.problems()).hasSize(501);
        assertThat(sheet.problems()).extracting(SheetProblem::code).contains("more-problems");
    }
}
