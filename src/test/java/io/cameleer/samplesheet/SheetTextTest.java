package io.cameleer.samplesheet;

import static io.cameleer.samplesheet.Sheets.V1;
import static io.cameleer.samplesheet.Sheets.parse;
import static io.cameleer.samplesheet.Sheets.problems;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors, spreadsheets and disks do to the text of a sheet. */
class SheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void any_kind_of_line_ends_is_read(String end) {
        SampleSheet sheet = parse(V1.replace("\n", end));

        assertThat(sheet.rows()).extracting(SampleRow::line).containsExactly(12, 13);
        assertThat(sheet.problems()).isEmpty();
    }

    @Test
    void mixed_line_ends_are_read_and_reported() {
        SampleSheet sheet = parse(V1.replace("IEMFileVersion,4\n", "IEMFileVersion,4\r\n"));

        assertThat(sheet.rows()).hasSize(2);
        assertThat(problems(sheet)).containsExactly("2 warning mixed-line-ends");
    }

    @Test
    void a_byte_order_mark_is_reported_and_no_content() {
        SampleSheet sheet = parse("\uFEFF" + V1);

        assertThat(sheet.version()).isEqualTo(SheetVersion.V1);
        assertThat(problems(sheet)).containsExactly("1 warning byte-order-mark");
    }

    @Test
    void windows_1252_is_kept_as_text_and_reported() {
        byte[] bytes = V1.replace("S2", "Müller").getBytes(Charset.forName("windows-1252"));

        SampleSheet sheet = SampleSheetReader.parse(bytes);

        assertThat(sheet.rows()).extracting(SampleRow::sampleId).containsExactly("S1", "Müller");
        assertThat(problems(sheet)).containsExactly("13 warning encoding", "13 warning id-characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void utf_16_is_read_and_reported(String charset) {
        SampleSheet sheet = SampleSheetReader.parse(V1.getBytes(Charset.forName(charset)));

        assertThat(sheet.rows()).hasSize(2);
        assertThat(problems(sheet)).contains("1 warning encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-32LE", "UTF-32BE", "X-UTF-32LE-BOM", "X-UTF-32BE-BOM"})
    void utf_32_is_read_and_reported(String charset) {
        SampleSheet sheet = SampleSheetReader.parse("[Data]\nSample_ID\nS1\n".getBytes(Charset.forName(charset)));

        assertThat(sheet.rows()).singleElement().satisfies(row -> assertThat(row.sampleId())
                .isEqualTo("S1"));
        assertThat(sheet.problems()).extracting(SheetProblem::code).contains("encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fffe0000", "0000feff", "5b000000", "fffe", "feff"})
    void bytes_that_begin_like_wide_text_and_are_none_are_one_error(String start) {
        byte[] bytes = HexFormat.of().parseHex(start + "d8d8d8d8d8");

        assertThat(SampleSheetReader.parse(bytes).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.code()).isEqualTo("encoding");
            assertThat(problem.message()).contains("begins like UTF-").endsWith("Save it as UTF-8.");
        });
    }

    @Test
    void a_workbook_is_no_sheet() {
        byte[] bytes = HexFormat.of().parseHex("504b0304140006000800");

        assertThat(SampleSheetReader.parse(bytes).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).endsWith("Save the sheet as CSV."));
    }

    @Test
    void nul_bytes_are_left_out_and_reported() {
        SampleSheet sheet = parse(V1.replace("2,S2,ACGT", "2,S2\0,AC\0GT"));

        assertThat(sheet.rows().get(1).sampleId()).isEqualTo("S2");
        assertThat(problems(sheet)).containsExactly("13 warning nul");
    }

    @Test
    void quoted_fields_may_hold_commas_and_quotes() {
        SampleSheet sheet = parse(V1.replace("2,S2,ACGT,Alpha", "2,\"S2\",\"ACGT\",\"Alpha, \"\"the\"\" first\""));

        assertThat(sheet.rows().get(1).project()).isEqualTo("Alpha, \"the\" first");
        assertThat(problems(sheet)).containsExactly("13 warning project-characters");
    }

    @Test
    void a_quote_that_is_never_closed_costs_its_line_only() {
        SampleSheet sheet = parse(V1.replace("1,S1,ACGT,Beta", "1,\"S1,ACGT,Beta"));

        assertThat(sheet.rows()).hasSize(2);
        assertThat(sheet.rows().get(0).sampleId()).isEqualTo("\"S1");
        assertThat(sheet.rows().get(1).sampleId()).isEqualTo("S2");
        assertThat(problems(sheet)).contains("12 warning unclosed-quote");
    }

    @Test
    void a_single_quote_within_quotes_is_kept_and_reported() {
        SampleSheet sheet = parse(V1.replace("2,S2,", "2,\"S\\\"2, and\","));

        assertThat(sheet.rows().get(1).sampleId()).isEqualTo("S\\\"2, and");
        assertThat(problems(sheet)).contains("13 warning stray-quote");
    }

    @Test
    void a_field_over_two_lines_is_read_and_later_lines_keep_their_numbers() {
        SampleSheet sheet = parse(V1.replace("1,S1,ACGT,Beta", "1,S1,ACGT,\"Be\nta\""));

        assertThat(sheet.rows()).extracting(SampleRow::line).containsExactly(12, 14);
        assertThat(problems(sheet)).contains("12 warning field-over-lines");
    }

    @Test
    void a_huge_sheet_is_not_read() {
        SampleSheet sheet = SampleSheetReader.parse(new byte[SampleSheetReader.LARGEST + 1]);

        assertThat(problems(sheet)).containsExactly("1 error too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\n", "x\n", "\"\"\"\n", "\n"})
    void a_sheet_of_too_many_lines_is_read_in_part(String line) {
        SampleSheet sheet = parse("[Data]\nSample_ID\n" + line.repeat(3 * CsvRecords.MOST_RECORDS));

        assertThat(sheet.rows()).hasSizeLessThanOrEqualTo(CsvRecords.MOST_RECORDS);
        assertThat(sheet.problems()).extracting(SheetProblem::code).contains("too-many-lines");
    }
}
