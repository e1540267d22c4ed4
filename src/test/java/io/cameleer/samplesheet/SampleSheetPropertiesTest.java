package io.cameleer.samplesheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SampleSheetPropertiesTest {

    @Property
    void any_bytes_give_a_sheet(@ForAll byte[] bytes) {
        SampleSheet sheet = SampleSheetReader.parse(bytes);

        assertThat(sheet.document()).containsKeys("version", "rows", "columns", "problems");
        assertThat(sheet.problems()).allMatch(p -> p.line() >= 1);
    }

    @Property
    void any_pieces_of_sheets_give_a_sheet(@ForAll("pieces") @Size(max = 60) List<String> pieces) {
        String text = String.join("", pieces);
        long lines = text.lines().count() + 1;

        SampleSheet sheet = SampleSheetReader.parse(text.getBytes(StandardCharsets.UTF_8));

        assertThat(sheet.problems()).allMatch(p -> p.line() >= 1 && p.line() <= lines);
        assertThat(sheet.rows()).allMatch(row -> row.line() >= 1 && row.line() <= lines);
    }

    @Property
    void values_written_with_quotes_come_back(@ForAll("values") @Size(min = 1, max = 8) List<String> values) {
        String row =
                values.stream().map(v -> "\"" + v.replace("\"", "\"\"") + "\"").collect(Collectors.joining(","));
        String columns =
                IntStream.range(0, values.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        SampleSheet sheet = SampleSheetReader.parse(
                ("[Data]\n" + columns + ",end\n" + row + ",x\n").getBytes(StandardCharsets.UTF_8));

        assertThat(sheet.rows()).singleElement().satisfies(r -> assertThat(
                        r.cells().subList(0, values.size()))
                .isEqualTo(values.stream().map(String::strip).toList()));
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(
                        "[Header]",
                        "[Data]",
                        "[BCLConvert_Data]",
                        "[Samples]",
                        "[Reads]",
                        "[",
                        "]",
                        ",",
                        ",,",
                        "\n",
                        "\r\n",
                        "\r",
                        "\"",
                        "\"\"",
                        "\\",
                        "Sample_ID",
                        "Lane",
                        "index",
                        "FileFormatVersion,2",
                        "S1",
                        "ACGT",
                        "#",
                        " ",
                        "\t",
                        "\0",
                        "\uFEFF",
                        "é")
                .list();
    }

    @Provide
    Arbitrary<List<String>> values() {
        return Arbitraries.strings().withChars("ab ,\"'[]#é").ofMaxLength(12).list();
    }
}
