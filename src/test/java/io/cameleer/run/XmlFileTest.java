package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that no instrument writes. */
class XmlFileTest {

    private static final String FILE = "RunInfo.xml";

    @Test
    void an_external_entity_is_refused_and_nothing_outside_is_read(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "the secret");
        Problems problems = new Problems();

        Optional<XmlElement> root = read(
                folder,
                "<?xml version=\"1.0\"?>\n<!DOCTYPE RunInfo [<!ENTITY x SYSTEM \"" + secret.toUri()
                        + "\">]>\n<RunInfo>&x;</RunInfo>",
                problems);

        assertThat(root).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("xml-doctype");
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).doesNotContain("the secret");
        });
    }

    @Test
    void a_billion_laughs_are_refused(@TempDir Path folder) throws IOException {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertThat(codeOf(folder, bomb + "]><a>&a29;</a>")).isEqualTo("xml-doctype");
    }

    @ParameterizedTest
    @CsvSource({
        "<a>&x;</a>, xml-broken",
        "<a><b></a>, xml-broken",
        "<a, xml-broken",
        "text, xml-broken",
        "<a/><b/>, xml-broken",
        "<!-- only a comment -->, xml-broken",
        "<p:a/>, xml-broken",
        "'<a b=\"1\" b=\"2\"/>', xml-broken",
        "<!DOCTYPE a SYSTEM \"http://localhost:1/x.dtd\"><a/>, xml-doctype",
        "<!DOCTYPE a><a/>, xml-doctype",
        "'<?xml version=\"1.0\"?><!-- <a> --> <?x?><!DOCTYPE a><a/>', xml-doctype",
        "<a/><!DOCTYPE a>, xml-broken",
        "<!-- <!DOCTYPE a>, xml-broken",
    })
    void what_is_not_plain_xml_is_a_problem(String xml, String code, @TempDir Path folder) throws IOException {
        assertThat(codeOf(folder, xml)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE", "<!DOCTYPE a [", "<!DOCTYPE a [<!ENTITY b", "<!-- -->\n<!DOCTYPE a"})
    void of_a_document_type_that_is_cut_off_nothing_is_printed(String xml, @TempDir Path folder) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(codeOf(folder, xml)).isEqualTo("xml-doctype");
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void an_empty_file_is_a_problem(@TempDir Path folder) throws IOException {
        assertThat(codeOf(folder, "")).isEqualTo("file-empty");
    }

    @Test
    void a_large_file_is_not_parsed(@TempDir Path folder) throws IOException {
        String content = "<a>" + " ".repeat(XmlFile.LARGEST) + "</a>";

        assertThat(codeOf(folder, content)).isEqualTo("file-too-large");
    }

    @Test
    void deep_nesting_and_many_elements_are_refused(@TempDir Path folder) throws IOException {
        assertThat(codeOf(folder, "<a>".repeat(100_000))).isEqualTo("xml-limit");
        assertThat(codeOf(folder, "<a>" + "<b/>".repeat(XmlFile.MOST_ELEMENTS) + "</a>"))
                .isEqualTo("xml-limit");
    }

    @Test
    void the_parsers_own_limits_and_rules_are_said_in_our_words(@TempDir Path folder) throws IOException {
        assertThat(problemOf(folder, "<" + "a".repeat(3000) + "/>"))
                .returns("xml-limit", RunProblem::code)
                .extracting(RunProblem::message, STRING)
                .contains("a name that is longer")
                .doesNotContain("JAXP", "limit");
        String attributes =
                IntStream.range(0, 20_000).mapToObj(i -> " b" + i + "=''").collect(Collectors.joining());
        assertThat(problemOf(folder, "<a" + attributes + "/>")).returns("xml-limit", RunProblem::code);
        assertThat(problemOf(folder, "<a b='' b=''/>"))
                .returns("xml-broken", RunProblem::code)
                .extracting(RunProblem::message, STRING)
                .contains("rules for names (AttributeNotUnique a b)");
    }

    @Test
    void a_text_of_a_length_that_no_fact_has_is_left_out_and_told(@TempDir Path folder) throws IOException {
        Problems problems = new Problems();

        XmlElement root = read(
                        folder,
                        "<a>\n<b c='" + "x".repeat(2001) + "' d='1'/><e>" + "y".repeat(2001) + "</e><f>"
                                + "z".repeat(2000) + "</f></a>",
                        problems)
                .orElseThrow();

        assertThat(root.child("b").orElseThrow().attribute("c")).isNull();
        assertThat(root.child("b").orElseThrow().attribute("d")).isEqualTo("1");
        assertThat(root.textAt("e")).isNull();
        assertThat(root.textAt("f")).hasSize(2000);
        assertThat(problems.list())
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("xml-limit"))
                .extracting(RunProblem::message)
                .containsExactly(
                        "RunInfo.xml holds more than 2000 characters in b's c, which were left out. Copy it again from the instrument.",
                        "RunInfo.xml holds more than 2000 characters in e, which were left out. Copy it again from the instrument.");
    }

    @Test
    void a_folder_in_a_files_place_is_a_problem(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve(FILE));
        Problems problems = new Problems();

        assertThat(XmlFile.read(RunFolder.open(folder), FILE, problems)).isEmpty();
        assertThat(problems.list()).extracting(RunProblem::code).containsExactly("file-unreadable");
    }

    @Test
    void elements_carry_text_attributes_and_lines(@TempDir Path folder) throws IOException {
        XmlElement root = read(folder, "<a>\n <B x='1' y=' '> t<![CDATA[&]]> </B>\n</a>", new Problems())
                .orElseThrow();

        XmlElement child = root.child("b").orElseThrow();
        assertThat(child.text()).isEqualTo("t&");
        assertThat(child.attribute("x")).isEqualTo("1");
        assertThat(child.attribute("y")).isNull();
        assertThat(child.line()).isEqualTo(2);
        assertThat(root.textAt("B")).isEqualTo("t&");
        assertThat(root.textAt("B", "C")).isNull();
    }

    @Property(tries = 300)
    void any_bytes_give_an_element_or_a_problem(@ForAll byte[] bytes) throws IOException {
        elementOrProblem(bytes);
    }

    @Property(tries = 300)
    void any_text_within_tags_gives_an_element_or_a_problem(@ForAll String text) throws IOException {
        elementOrProblem(
                ("<RunInfo><Run Id=\"" + text + "\">" + text + "</Run></RunInfo>").getBytes(StandardCharsets.UTF_8));
    }

    private static void elementOrProblem(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("xml");
        try {
            Problems problems = new Problems();
            Optional<XmlElement> root = read(folder, bytes, problems);
            assertThat(root.isPresent() || !problems.list().isEmpty()).isTrue();
        } finally {
            Files.deleteIfExists(folder.resolve(FILE));
            Files.delete(folder);
        }
    }

    private static String codeOf(Path folder, String xml) throws IOException {
        return problemOf(folder, xml).code();
    }

    private static RunProblem problemOf(Path folder, String xml) throws IOException {
        Problems problems = new Problems();
        assertThat(read(folder, xml, problems)).isEmpty();
        assertThat(problems.list()).hasSize(1);
        assertThat(problems.list().get(0).file()).isEqualTo(FILE);
        return problems.list().get(0);
    }

    private static Optional<XmlElement> read(Path folder, String xml, Problems problems) throws IOException {
        return read(folder, xml.getBytes(StandardCharsets.UTF_8), problems);
    }

    private static Optional<XmlElement> read(Path folder, byte[] bytes, Problems problems) throws IOException {
        Files.write(folder.resolve(FILE), bytes);
        return XmlFile.read(RunFolder.open(folder), FILE, problems);
    }
}
