package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubstitutionsTest {

    private final SampleContext sample = SampleContext.in(Path.of("unused"))
            .externalSystem("XNAT", "https://xnat.test/")
            .externalSystem("OTHER", "https://other.test")
            .variable("score", new BigDecimal("0.10"))
            .variable("flags", List.of(true, "a"))
            .variable("trap", "$CALLBACK_SECRET ${label}")
            .metadata("sample name", "S 1");

    @Test
    void the_governors_names_stand_for_addresses_and_the_secret() {
        assertThat(fill("$EXPERIMENT")).isEqualTo("http://cameleer.test/api/v2/experiments/7");
        assertThat(fill("$SUBJECT")).isEqualTo("http://cameleer.test/api/v2/subjects/3");
        assertThat(fill("$XNAT/data")).isEqualTo("https://xnat.test/data");
        assertThat(fill("$CALLBACK_EXECUTION")).isEqualTo("http://cameleer.test/api/v2/callbacks/42");
        assertThat(fill("-s=$CALLBACK_SECRET.")).isEqualTo("-s=" + SampleContext.SECRET + ".");
    }

    @Test
    void names_within_longer_words_are_filled_in_as_the_original_did() {
        assertThat(fill("$EXPERIMENT_ID")).isEqualTo("http://cameleer.test/api/v2/experiments/7_ID");
        assertThat(fill("$EXPERIMENT$SUBJECT")).doesNotContain("$");
    }

    @Test
    void our_names_stand_for_the_label_variables_and_metadata() {
        assertThat(fill("${label}/${variables.score}/${metadata.sample name}")).isEqualTo("EXP-1/0.10/S 1");
        assertThat(fill("${variables.flags}")).isEqualTo("[True, 'a']");
    }

    @Test
    void other_dollars_stay_as_they_are() {
        for (String text :
                List.of("$HOME", "${SUBJECT}", "${HOME}", "$(id)", "$$", "a$", "$experiment", "${variables}", "\\$1")) {
            assertThat(fill(text)).isEqualTo(text);
        }
    }

    @Test
    void what_is_filled_in_is_not_looked_at_again() {
        assertThat(fill("${variables.trap}")).isEqualTo("$CALLBACK_SECRET ${label}");
    }

    @Test
    void a_name_that_stands_for_nothing_is_a_failure_that_names_it() {
        assertThatThrownBy(() -> fill("${variables.absent}")).hasMessage("experiment EXP-1 has no variable 'absent'");
        assertThatThrownBy(() -> fill("${metadata.absent}")).hasMessage("experiment EXP-1 has no metadata 'absent'");
    }

    @Test
    void an_xnat_system_is_needed_only_where_its_address_is() {
        CallbackContext none = SampleContext.in(Path.of("unused")).build();

        assertThat(new Substitutions(none, "XNAT").fill("$EXPERIMENT")).isNotEmpty();
        assertThatThrownBy(() -> new Substitutions(none, "XNAT").fill("$XNAT"))
                .hasMessageContaining("'XNAT'")
                .hasMessageContaining("external_systems");
        assertThat(new Substitutions(sample.build(), "OTHER").fill("$XNAT")).isEqualTo("https://other.test");
    }

    @Test
    void arguments_are_filled_in_in_items_and_values_only() {
        Program program = ProgramArguments.read(
                "command",
                Map.of(
                        "binary", "$XNAT",
                        "args", List.of("$SUBJECT", List.of("$SUBJECT")),
                        "kwargs", Map.of("$SUBJECT", "$SUBJECT")),
                sample.build(),
                binary -> Path.of("/bin", binary));

        String subject = "http://cameleer.test/api/v2/subjects/3";
        assertThat(program.command()).containsExactly("/bin/$XNAT", subject, "['$SUBJECT']", "$SUBJECT", subject);
    }

    @Test
    void arguments_that_do_not_fit_are_failures_that_name_them() {
        for (Map.Entry<String, Object> bad : Map.<String, Object>of(
                        "args",
                        "text",
                        "kwargs",
                        List.of("-x"),
                        "expected_return_code",
                        "0",
                        "xnat_external_system_name",
                        5)
                .entrySet()) {
            Map<String, Object> arguments = Map.of("binary", "x", bad.getKey(), bad.getValue());

            assertThatThrownBy(() ->
                            ProgramArguments.read("command", arguments, sample.build(), binary -> Path.of("/bin/x")))
                    .isInstanceOf(CallbackFailure.class)
                    .hasMessageContaining("command: the argument '" + bad.getKey() + "'");
        }
    }

    private String fill(String text) {
        return new Substitutions(sample.build(), "XNAT").fill(text);
    }
}
