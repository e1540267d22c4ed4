package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with callbacks, and what their arguments become. */
class CallbackProblemsTest {

    @Test
    void an_unknown_function_is_an_error_with_the_likely_one() {
        WorkflowProblem problem = Loading.callback("function: send_mial # here").onlyError();
        assertThat(problem.message()).isEqualTo("there is no callback function 'send_mial'");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'send_mail'?");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0].function");
        assertThat(problem.column()).isEqualTo(19);
    }

    @Test
    void an_unknown_function_like_no_other_is_an_error_with_all_of_them() {
        WorkflowProblem problem =
                Loading.callback("function: launch_rocket # here").onlyError();
        assertThat(problem.suggestion())
                .contains("command, create_task")
                .contains("a route from callback:launch_rocket would add it");
    }

    @Test
    void a_callback_without_a_function_is_an_error() {
        Loading loading = Loading.callback("description: x");
        assertThat(loading.onlyError().path()).isEqualTo("states[1].callbacks[0].function");
    }

    @Test
    void a_function_that_a_route_adds_takes_any_argument() {
        assertThat(Loading.callback("function: own_function\ncallback_arguments: {whatever: 1}")
                        .loaded
                        .problems())
                .isEmpty();
    }

    @Test
    void a_function_that_no_route_serves_is_a_warning_where_the_routes_are_known() {
        FunctionCatalogue functions = FunctionCatalogue.standard().withRoutes(List.of("test_callback", "own_function"));
        WorkflowLoader loader = new WorkflowLoader(new SampleConditions(), functions, Set.of());
        String text = Loading.aroundState(
                """
                transitions: [{destination: end}]
                callbacks:
                  - {label: a, function: test_callback}
                  - {label: b, function: own_function}
                  - {label: c, function: sleep, callback_arguments: {seconds: 1}}""");
        LoadedWorkflow loaded = loader.load("a.yaml", text);
        assertThat(loaded.workflow()).isPresent();
        assertThat(loaded.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(10);
            assertThat(problem.message())
                    .isEqualTo("no route serves the callback function 'sleep', so that it would fail now");
        });
    }

    @Test
    void a_missing_argument_is_a_warning() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: send_mail
                        callback_arguments: # here
                          subject: hello""")
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("'send_mail' needs the argument 'body'");
    }

    @Test
    void an_unknown_argument_is_a_warning_with_the_likely_one() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: command
                        callback_arguments:
                          binary: check
                          arg: [a] # here""")
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("'command' does not take the argument 'arg' and ignores it");
        assertThat(problem.suggestion()).isEqualTo("did you mean 'args'?");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0].callback_arguments.arg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function: sleep\ncallback_arguments: {seconds: 1, anything: 2}",
                "function: test_callback\ncallback_arguments: {foo: bar, answer: 42}",
                "function: command\ncallback_arguments: {binary: a, queue: slow}"
            })
    void arguments_that_a_function_returns_or_that_choose_a_queue_are_fine(String lines) {
        assertThat(Loading.callback(lines).loaded.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"args: text", "args: {a: b}", "binary: [a]", "expected_return_code: zero"})
    void an_argument_of_the_wrong_kind_is_a_warning(String argument) {
        String binary = argument.startsWith("binary") ? "" : "\n  binary: check";
        Loading.callback("function: command\ncallback_arguments:\n  %s # here%s".formatted(argument, binary))
                .onlyWarning();
    }

    @Test
    void a_null_argument_is_of_every_kind() {
        CallbackDefinition work = Loading.callback(
                        "function: command\ncallback_arguments: {binary: a, args: null, expected_return_code: null}")
                .work();
        assertThat(work.arguments()).containsKey("expected_return_code").containsEntry("args", null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a~2b", "a~", "~", "/~/x"})
    void a_bad_json_pointer_is_an_error(String pointer) {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: test_callback
                        variable_map:
                          good: /a/0/~0~1
                          bad: %s # here"""
                                .formatted(pointer.equals("~") ? "'~'" : pointer))
                .onlyError();
        assertThat(problem.message()).startsWith("bad JSON pointer '" + pointer + "'");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0].variable_map.bad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad:", "bad: [a]", "bad: {a: b}"})
    void a_variable_without_a_source_is_an_error(String line) {
        Loading.callback("function: test_callback\nvariable_map:\n  %s # here".formatted(line))
                .onlyError();
    }

    @Test
    void a_variable_without_a_name_is_an_error() {
        assertThat(Loading.callback("function: test_callback\nvariable_map:\n  '': /x # here")
                        .onlyError()
                        .message())
                .isEqualTo("a variable has no name");
    }

    @Test
    void keys_of_a_variable_map_stay_texts() {
        Map<String, String> variables = Loading.callback(
                        "function: test_callback\nvariable_map: {on: a, yes: b, true: c, 1: d}")
                .work()
                .variableMap();
        assertThat(variables)
                .containsExactly(
                        Map.entry("on", "a"), Map.entry("yes", "b"), Map.entry("true", "c"), Map.entry("1", "d"));
    }

    @Test
    void an_external_system_that_is_not_set_is_a_warning() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: command # here
                        callback_arguments:
                          binary: check
                          kwargs: {-x: "$XNAT/data"}""")
                .onlyWarning();
        assertThat(problem.message()).isEqualTo("'command' needs the external system 'XNAT', which is not set");
    }

    @Test
    void an_external_system_that_is_named_and_not_set_is_a_warning_where_it_is_named() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: command
                        callback_arguments:
                          binary: check
                          xnat_external_system_name: XNAT2 # here""")
                .onlyWarning();
        assertThat(problem.column()).isEqualTo(38);
    }

    @Test
    void a_function_that_always_needs_its_systems_says_so() {
        Loading loading = Loading.callback("function: create_task\ncallback_arguments: {task_base: a, task_info: {}}");
        assertThat(loading.loaded.warnings())
                .extracting(WorkflowProblem::message)
                .containsExactly(
                        "'create_task' needs the external system 'XNAT', which is not set",
                        "'create_task' needs the external system 'TASKMANAGER', which is not set");
    }

    @Test
    void an_external_system_that_the_site_or_the_file_sets_is_fine() {
        String text = Loading.aroundState(
                        """
                        transitions: [{destination: end}]
                        callbacks:
                          - label: work
                            function: create_task
                            callback_arguments: {task_base: a, task_info: {}}""")
                + "external_systems: [{system_name: XNAT, url: 'http://x'}]\n";
        WorkflowLoader loader =
                new WorkflowLoader(new SampleConditions(), FunctionCatalogue.standard(), Set.of("TASKMANAGER"));
        assertThat(loader.load("a.yaml", text).problems()).isEmpty();
    }

    @Test
    void a_command_that_does_not_mention_xnat_needs_no_system() {
        assertThat(Loading.callback("function: command\ncallback_arguments: {binary: a, args: ['$SUBJECT']}")
                        .loaded
                        .problems())
                .isEmpty();
    }

    @Test
    void arguments_and_variables_may_be_a_text_that_holds_yaml() {
        CallbackDefinition work = Loading.callback(
                        """
                        function: command
                        callback_arguments: "{binary: check, args: [1, two]}"
                        variable_map: |
                          score: /values/score
                        """)
                .work();
        assertThat(work.arguments()).isEqualTo(Map.of("binary", "check", "args", List.of(1L, "two")));
        assertThat(work.variableMap()).isEqualTo(Map.of("score", "/values/score"));
    }

    @Test
    void a_problem_inside_a_block_of_yaml_names_its_own_line() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: command
                        callback_arguments: |
                          binary: check
                          arg: [a] # here""")
                .onlyWarning();
        assertThat(problem.column()).isEqualTo(11);
    }

    @Test
    void a_text_that_is_not_yaml_inside_is_an_error_on_its_line() {
        WorkflowProblem problem = Loading.callback(
                        """
                        function: command
                        callback_arguments: |

                          binary: check
                          args: a: b # here""")
                .onlyError();
        assertThat(problem.message()).startsWith("not YAML: ");
        assertThat(problem.path()).isEqualTo("states[1].callbacks[0].callback_arguments");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a]", "'just text'", "5"})
    void arguments_that_are_no_mapping_are_an_error(String value) {
        WorkflowProblem problem = Loading.callback(
                        "function: test_callback\ncallback_arguments: %s # here".formatted(value))
                .onlyError();
        assertThat(problem.message()).contains("instead of a mapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "''", "{}", "'{}'"})
    void no_arguments_may_be_written_in_every_way(String value) {
        assertThat(Loading.callback("function: test_callback\ncallback_arguments: " + value)
                        .work()
                        .arguments())
                .isEmpty();
    }

    @Test
    void values_are_kept_exact() {
        CallbackDefinition work = Loading.callback(
                        """
                        function: own_function
                        callback_arguments:
                          values: [1e20, 1.10, 123456789012345678901234567890, 9223372036854775807, -5, 0x1F, 0o17]
                          texts: [😀 "quoted", 0123, 2019-01-01, 12:30, on, "5", .inf]
                          nothing: [null, ~, true, False]""")
                .work();
        assertThat(work.arguments().get("values"))
                .isEqualTo(List.of(
                        new BigDecimal("1e20"),
                        new BigDecimal("1.10"),
                        new BigInteger("123456789012345678901234567890"),
                        Long.MAX_VALUE,
                        -5L,
                        31L,
                        15L));
        assertThat(work.arguments().get("texts"))
                .isEqualTo(List.of("😀 \"quoted\"", "0123", "2019-01-01", "12:30", "on", "5", ".inf"));
        assertThat(work.arguments().get("nothing")).isEqualTo(Arrays.asList(null, null, true, false));
    }

    @Test
    void a_value_that_study_governor_reads_differently_is_a_warning() {
        Loading loading = Loading.callback(
                """
                function: python_function
                callback_arguments:
                  package: os
                  module: path
                  function: join
                  pass_callback_data: no
                  args: [0123, plain, "0123", [{deep: 1:30}]]""");
        assertThat(loading.loaded.errors()).isEmpty();
        assertThat(loading.loaded.warnings())
                .extracting(WorkflowProblem::line, WorkflowProblem::path)
                .containsExactly(
                        tuple(14, "states[1].callbacks[0].callback_arguments.pass_callback_data"),
                        tuple(14, "states[1].callbacks[0].callback_arguments.pass_callback_data"),
                        tuple(15, "states[1].callbacks[0].callback_arguments.args[0]"),
                        tuple(15, "states[1].callbacks[0].callback_arguments.args[3][0].deep"));
    }

    @Test
    void anchors_and_merge_keys_save_repetition() {
        Workflow workflow = Loading.of(
                        """
                        x-slow: &slow {run_timeout: 600, retries: 3}
                        states:
                          - {label: untracked, transitions: [{destination: a}]}
                          - label: a
                            callbacks:
                              - {label: one, function: test_callback, <<: *slow}
                              - {<<: *slow, label: two, function: test_callback, retries: 1}
                            transitions: &on [{destination: b}]
                          - {label: b, transitions: *on}
                          - {label: c}
                        """)
                .loaded
                .workflow()
                .orElseThrow();
        State a = workflow.state("a").orElseThrow();
        assertThat(a.callbacks())
                .extracting(CallbackDefinition::runTimeoutMinutes)
                .containsExactly(600, 600);
        assertThat(a.callbacks()).extracting(CallbackDefinition::retries).containsExactly(3, 1);
        assertThat(workflow.state("b").orElseThrow().transitions()).containsExactly(new Transition("b", null));
    }
}
