package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Hostile files are refused before they cost anything. */
class LimitsTest {

    @Test
    void a_text_beyond_a_mebibyte_is_refused() {
        WorkflowProblem problem =
                Loading.of("label: a\n#" + "x".repeat(1 << 20)).onlyError();
        assertThat(problem.message()).isEqualTo("the text is longer than 1048576 characters");
    }

    @Test
    void a_bomb_of_aliases_is_refused() {
        String bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
                + IntStream.range(1, 20)
                        .mapToObj(level -> "a%d: &a%d [%s]"
                                .formatted(
                                        level,
                                        level,
                                        "*a%d,".formatted(level - 1).repeat(10)))
                        .collect(Collectors.joining("\n"));
        assertThat(Loading.of(bomb).onlyError().message())
                .isEqualTo("the document holds more than 50000 values, each alias counted as what it stands for");
    }

    @Test
    void a_bomb_of_merge_keys_is_refused() {
        String keys =
                IntStream.range(0, 3000).mapToObj(key -> "k" + key + ": v").collect(Collectors.joining(", "));
        String merges = "[" + "{<<: *base},".repeat(30) + "]";
        assertThat(Loading.of("x-base: &base {" + keys + "}\nx-more: " + merges)
                        .onlyError()
                        .message())
                .contains("more than 50000 values");
    }

    @Test
    void a_bomb_of_long_texts_is_refused() {
        String text = "x-long: &long " + "x".repeat(100_000) + "\nx-more: [" + "*long,".repeat(30) + "]";
        assertThat(Loading.of(text).onlyError().message()).contains("more than 50000 values");
    }

    @Test
    void a_bomb_inside_the_texts_of_callbacks_is_refused() {
        String inner = "{a: &a [" + "1,".repeat(1000) + "], b: [" + "*a,".repeat(20) + "]}";
        String callbacks = IntStream.range(0, 10)
                .mapToObj(index -> "{label: c%d, function: test_callback, callback_arguments: *bomb}".formatted(index))
                .collect(Collectors.joining(","));
        Loading loading = Loading.of("x-bomb: &bomb '" + inner + "'\n"
                + Loading.aroundState("transitions: [{destination: end}]\ncallbacks: [" + callbacks + "]"));
        assertThat(loading.loaded.workflow()).isEmpty();
        assertThat(loading.loaded.errors())
                .anySatisfy(problem -> assertThat(problem.message()).contains("more than 50000 values"));
    }

    @Test
    void nesting_beyond_fifty_levels_is_refused() {
        assertThat(Loading.of("a: " + "[".repeat(100_000)).onlyError().message())
                .isEqualTo("lists and mappings are nested more than 50 deep");
    }

    @Test
    void nesting_by_aliases_is_refused() {
        String deep = "[".repeat(40) + "]".repeat(40);
        WorkflowProblem problem = Loading.of("a: &a %s\nb: %s*a%s\n".formatted(deep, "[".repeat(20), "]".repeat(20)))
                .onlyError();
        assertThat(problem.message()).isEqualTo("lists and mappings are nested more than 50 deep");
        assertThat(problem.line()).isEqualTo(2);
    }

    @Test
    void too_many_states_are_refused() {
        String states = IntStream.range(0, 1001)
                .mapToObj(state -> "  - label: s" + state)
                .collect(Collectors.joining("\n"));
        assertThat(Loading.of("label: a\nstates:\n" + states).onlyError().message())
                .isEqualTo("1001 states are more than 1000");
    }

    @Test
    void conditions_that_are_too_long_together_are_refused_unread() {
        String condition = "experiment.label == '%s'".formatted("x".repeat(30_000));
        String transitions = "{destination: end, condition: *c},".repeat(20);
        Loading loading = Loading.of(
                ("x-c: &c \"%s\"\n").formatted(condition) + Loading.aroundState("transitions: [" + transitions + "]"));
        assertThat(loading.loaded.workflow()).isEmpty();
        assertThat(loading.loaded.errors()).allSatisfy(problem -> assertThat(problem.message())
                .isEqualTo("the conditions of the file are longer than 262144 characters together"));
    }

    @Test
    void a_hundred_problems_are_listed_and_the_others_counted() {
        String keys = IntStream.range(0, 250)
                .mapToObj(key -> "k%d: v\n".formatted(key))
                .collect(Collectors.joining());
        List<WorkflowProblem> problems = Loading.of(Loading.aroundState("transitions: [{destination: end}]") + keys)
                .loaded
                .problems();
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100).message()).isEqualTo("150 more problems are not listed");
        assertThat(problems.get(100).isError()).isFalse();
    }

    @Test
    void an_error_that_is_not_listed_refuses_all_the_same() {
        String keys = IntStream.range(0, 250)
                .mapToObj(key -> "k%d: v\n".formatted(key))
                .collect(Collectors.joining());
        Loading loading = Loading.of(keys + Loading.aroundState("transitions: [{destination: nowhere}]"));
        assertThat(loading.loaded.workflow()).isEmpty();
        assertThat(loading.loaded.errors()).isNotEmpty();
    }

    @Test
    void a_long_key_does_not_fill_the_screen() {
        WorkflowProblem problem = Loading.of(Loading.aroundState("transitions: [{destination: end}]") + "? "
                        + "k".repeat(10_000) + "\n: v\n")
                .onlyWarning();
        assertThat(problem.toString().length()).isLessThan(1200);
    }

    @Test
    void a_number_too_long_to_read_stays_a_text() {
        String digits = "9".repeat(2000);
        assertThat(Loading.callback(
                                "function: test_callback\ncallback_arguments: {n: %s, m: 1e99999}".formatted(digits))
                        .work()
                        .arguments())
                .containsEntry("n", digits)
                .containsEntry("m", "1e99999");
    }
}
