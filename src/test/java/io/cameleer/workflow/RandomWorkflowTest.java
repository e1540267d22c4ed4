package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The loader on workflows that nobody thought of. */
class RandomWorkflowTest {

    private static final List<String> FRAGMENTS = List.of(
            ":",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "&a ",
            "*a",
            "!!str ",
            "<<: ",
            "#",
            "|",
            ">",
            "\t",
            "\n",
            "  ",
            "?",
            ",",
            "~",
            "\\",
            "%",
            "\u0000",
            "\uFEFF",
            "\ud83d",
            "label: ",
            "states:",
            "transitions: ",
            "callbacks: ",
            "condition: ",
            "---\n",
            "...\n",
            "9999999999",
            "\u0085",
            "\u2028");

    @Property(tries = 500)
    void a_valid_workflow_written_as_yaml_loads_equal(@ForAll long seed) {
        RandomWorkflows random = new RandomWorkflows(seed);
        Workflow workflow = random.workflow();
        String yaml = random.yaml(workflow);
        LoadedWorkflow loaded = Loading.loader().load("random.yaml", yaml);
        assertThat(loaded.errors()).as(yaml).isEmpty();
        Workflow read = loaded.workflow().orElseThrow();
        assertThat(read)
                .isEqualTo(new Workflow(
                        workflow.label(),
                        workflow.states(),
                        workflow.externalSystems(),
                        workflow.scantypes(),
                        yaml,
                        read.hash()));
    }

    @Property(tries = 2000)
    void a_broken_file_gives_problems_within_the_file_or_a_sound_workflow(@ForAll long seed) {
        RandomWorkflows random = new RandomWorkflows(seed);
        String broken = mutate(random.yaml(random.workflow()), new Random(seed));
        LoadedWorkflow loaded = Loading.loader().load("broken.yaml", broken);
        assertThat(loaded.workflow().isPresent()).isEqualTo(loaded.errors().isEmpty());
        int lines = broken.split("\r\n|\r|\n", -1).length;
        assertThat(loaded.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isBetween(0, lines);
            assertThat(problem.toString()).doesNotContain("\n");
        });
        loaded.workflow().ifPresent(RandomWorkflowTest::assertSound);
    }

    private static void assertSound(Workflow workflow) {
        assertThat(workflow.root().transitions()).hasSize(1);
        assertThat(workflow.first()).isNotEqualTo(workflow.root());
        assertThat(workflow.states().stream().map(State::label)).doesNotHaveDuplicates();
        for (State state : workflow.states()) {
            assertThat(state.callbacks().stream().map(CallbackDefinition::label))
                    .doesNotHaveDuplicates();
            assertThat(state.transitions())
                    .allSatisfy(transition ->
                            assertThat(workflow.state(transition.destination())).isPresent());
        }
        assertThat(WorkflowGraph.mermaid(workflow)).isNotBlank();
        assertThat(WorkflowGraph.dot(workflow)).isNotBlank();
    }

    private static String mutate(String yaml, Random random) {
        String text = yaml;
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            text = switch (random.nextInt(5)) {
                case 0 -> text.substring(0, random.nextInt(text.length() + 1));
                case 1 -> splice(text, random, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())), 0);
                case 2 -> splice(text, random, "", 1 + random.nextInt(8));
                case 3 ->
                    splice(
                            text,
                            random,
                            FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).repeat(200),
                            0);
                default -> shuffleLines(text, random);
            };
        }
        return text;
    }

    private static String splice(String text, Random random, String fragment, int dropped) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + fragment + text.substring(Math.min(text.length(), at + dropped));
    }

    private static String shuffleLines(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String line = lines.get(random.nextInt(lines.size()));
        lines.remove(random.nextInt(lines.size()));
        lines.add(random.nextInt(lines.size() + 1), line);
        return String.join("\n", lines);
    }
}
