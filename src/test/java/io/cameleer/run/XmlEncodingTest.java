package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML whose bytes and declaration do and do not agree. */
class XmlEncodingTest {

    private static final String FILE = "RunInfo.xml";

    private final Problems problems = new Problems();
    private final Path folder;

    XmlEncodingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, UTF-8",
        "UTF8, UTF-8",
        "utf-16, UTF-16",
        "utf-16, UTF-16LE",
        "utf-16, UTF-16BE",
        "utf-16le, UTF-16LE",
        "utf-32, UTF-32",
        "iso-8859-1, ISO-8859-1",
        "windows-1252, windows-1252",
        "iso-8859-15, ISO-8859-15",
        "gb18030, GB18030",
    })
    void what_is_declared_truly_is_read_without_a_word(String declared, String actual) throws IOException {
        assertThat(textOf(declared, "Zürich", Charset.forName(actual))).contains("Zürich");
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-ascii", "iso-8859-1", "windows-1252", "utf-8", "shift_jis"})
    void plain_ascii_is_whatever_ascii_belongs_to(String declared) throws IOException {
        assertThat(textOf(declared, "plain", StandardCharsets.US_ASCII)).contains("plain");
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-16, UTF-8",
        "utf-8, UTF-16LE",
        "utf-8, UTF-16BE",
        "utf-8, UTF-16",
        "utf-16be, UTF-16LE",
        "utf-8, UTF-32LE",
        "nonsense-7, UTF-8",
        "us-ascii, UTF-8",
        "iso-8859-1, UTF-8",
        "ibm037, UTF-8",
    })
    void the_bytes_decide_and_an_untrue_declaration_is_reported(String declared, String actual) throws IOException {
        assertThat(textOf(declared, "Zürich", Charset.forName(actual))).contains("Zürich");
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.code()).isEqualTo("encoding");
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isEqualTo(1);
            assertThat(problem.message()).contains("'" + declared + "'");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "utf-16", "nonsense-7", "us-ascii", "ibm037"})
    void bytes_in_no_unicode_are_kept_with_a_warning(String declared) throws IOException {
        assertThat(textOf(declared, "\nZürich", Charset.forName("windows-1252")))
                .contains("Zürich");
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.code()).isEqualTo("encoding");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("nor '" + declared + "' as it declares", "Windows-1252");
        });
    }

    @Test
    void bytes_in_no_encoding_at_all_are_an_error_with_their_line() throws IOException {
        byte[] bytes = "<?xml version='1.0' encoding='utf-8'?>\n<a>\n?</a>".getBytes(StandardCharsets.ISO_8859_1);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('?')] = (byte) 0x81;

        assertThat(read(bytes)).isEmpty();
        assertUndecodable(3);
    }

    @Test
    void half_a_character_of_utf_16_is_an_error_with_its_line() throws IOException {
        byte[] whole = "<a>\nx</a>".getBytes(StandardCharsets.UTF_16LE);
        byte[] half = java.util.Arrays.copyOf(whole, whole.length - 1);

        assertThat(read(half)).isEmpty();
        assertUndecodable(2);
    }

    @Test
    void a_byte_order_mark_is_no_content() throws IOException {
        assertThat(read("\uFEFF<a>x</a>".getBytes(StandardCharsets.UTF_8)).map(XmlElement::text))
                .contains("x");
        assertThat(problems.list()).isEmpty();
    }

    private void assertUndecodable(int line) {
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ERROR);
            assertThat(problem.code()).isEqualTo("encoding");
            assertThat(problem.file()).isEqualTo(FILE);
            assertThat(problem.line()).isEqualTo(line);
        });
    }

    private Optional<String> textOf(String declared, String content, Charset actual) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + declared + "\"?><a>" + content + "</a>";
        return read(xml.getBytes(actual)).map(XmlElement::text);
    }

    private Optional<XmlElement> read(byte[] bytes) throws IOException {
        Files.write(folder.resolve(FILE), bytes);
        return XmlFile.read(RunFolder.open(folder), FILE, problems);
    }
}
