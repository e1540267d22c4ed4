package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.workflow.Language.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operators' guide is true: its examples load, and it names all there is. */
class WorkflowDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");
    private static final Pattern DESTINATION = Pattern.compile("(?m)^ *- destination: (\\w+)$");

    private static String guide() throws IOException {
        return Files.readString(Path.of("docs/workflows.md"));
    }

    static List<String> examples() throws IOException {
        return EXAMPLE.matcher(guide()).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_loads_without_a_remark(String example) {
        WorkflowLoader loader = new WorkflowLoader((source, place, labels) -> List.of(), java.util.Set.of());
        assertThat(loader.load("example.yaml", complete(example)).problems())
                .as(example)
                .isEmpty();
    }

    @Test
    void there_are_examples() throws IOException {
        assertThat(examples()).hasSizeGreaterThan(4);
    }

    @Test
    void the_guide_names_every_key() throws IOException {
        String guide = guide();
        for (Form form : List.of(Language.WORKFLOW, Language.STATE, Language.TRANSITION, Language.CALLBACK)) {
            assertThat(form.names()).allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));
        }
    }

    @Test
    void the_guide_names_every_function_with_its_arguments() throws IOException {
        List<String> rows =
                guide().lines().filter(line -> line.startsWith("| `")).toList();
        for (CallbackFunction function : FunctionCatalogue.standard().functions()) {
            String row = rows.stream()
                    .filter(line -> line.startsWith("| `%s` |".formatted(function.name())))
                    .findFirst()
                    .orElseThrow();
            assertThat(function.requiredArguments())
                    .allSatisfy(name -> assertThat(row).contains("**`" + name + "`**"));
            assertThat(function.optionalArguments())
                    .allSatisfy(name -> assertThat(row).containsPattern("[ ]`" + name + "`"));
        }
    }

    /** Makes a workflow of one callback, or of the callbacks or transitions of a state. */
    private static String complete(String example) {
        if (example.contains("states:")) {
            return example;
        }
        if (example.startsWith("- label:")) {
            return complete("callbacks:\n" + example.indent(2));
        }
        String transitions = example.contains("transitions:") ? "" : "    transitions: [{destination: end}]\n";
        String ends = Stream.concat(
                        Stream.of("end").filter(end -> !transitions.isEmpty()),
                        DESTINATION.matcher(example).results().map((MatchResult match) -> match.group(1)))
                .map("  - label: %s\n"::formatted)
                .collect(Collectors.joining());
        return "states:\n  - {label: untracked, transitions: [{destination: middle}]}\n  - label: middle\n"
                + example.indent(4) + transitions + ends;
    }
}
