package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The functions that workflows may name. */
class FunctionCatalogueTest {

    @Test
    void the_standard_functions_are_those_of_the_manual_and_our_own() {
        assertThat(FunctionCatalogue.standard().names())
                .containsExactlyInAnyOrder(
                        "command",
                        "create_task",
                        "create_taskgroup",
                        "external_program",
                        "fastr",
                        "python_function",
                        "send_mail",
                        "sleep",
                        "test_callback",
                        "http",
                        "notify",
                        "job");
    }

    /** The signatures of the manual. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    command, binary, args kwargs xnat_external_system_name expected_return_code
                    external_program, binary, args kwargs xnat_external_system_name expected_return_code
                    create_task, task_base task_info, extra_tags_var xnat_external_system taskmanager_external_system_name
                    create_taskgroup, label tasks, distribute_in_group distribute_method tags project xnat_external_system taskmanager_external_system_name extra_tags_var
                    fastr, network_id source_mapping sink_mapping, xnat_external_system_name fastr_home
                    python_function, package module function, pass_callback_data args kwargs
                    sleep, seconds, kwargs
                    """)
    void a_function_of_the_manual_takes_the_manuals_arguments(String name, String required, String optional) {
        CallbackFunction function = FunctionCatalogue.standard().function(name).orElseThrow();
        assertThat(function.requiredArguments()).containsExactly(required.split(" "));
        assertThat(function.optionalArguments()).containsExactly(optional.split(" "));
    }

    @Test
    void more_names_can_be_added_without_a_description() {
        FunctionCatalogue more =
                FunctionCatalogue.standard().with(List.of("own")).with(Set.of("other"));
        assertThat(more.names()).contains("own", "other", "sleep");
        assertThat(more.function("own")).isEmpty();
        assertThat(more.function("sleep")).isPresent();
        assertThat(FunctionCatalogue.standard().names()).doesNotContain("own");
    }
}
