package io.cameleer.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionTest {

    private static final ConditionScope SCOPE = ConditionScope.transition(Set.of("qa"));

    private final Conditions conditions = new Conditions(Clock.systemUTC(), ZoneOffset.UTC);
    private final ConditionContext context = ConditionContext.builder()
            .experiment(new ConditionExperiment(
                    "exp1",
                    LocalDateTime.of(2020, 5, 17, 12, 30),
                    "scanned",
                    Map.of("test", 42),
                    "subject7",
                    null,
                    Map.of(),
                    Map.of("individual", Map.of("species", "HUMAN")),
                    Map.of("category", "DNA")))
            .callbacks(Map.of("qa", new ConditionCallback("finished", "success", Map.of("score", 0.5))))
            .build();

    private boolean test(String source) throws Exception {
        return conditions.compile(source, SCOPE).test(context);
    }

    @Test
    void the_examples_of_the_manual_hold() throws Exception {
        assertThat(test("experiment.variables.get('test') == 42")).isTrue();
        assertThat(test("experiment.scandate > datetime.datetime(2019, 1, 1)")).isTrue();
    }

    @Test
    void callbacks_are_reached_by_label() throws Exception {
        assertThat(test("callbacks['qa'].result == 'success' and callbacks['qa'].status in ('finished', 'skipped')"))
                .isTrue();
        assertThat(test("any(c.result == 'failed' for c in callbacks.values())"))
                .isFalse();
        assertThat(test("callbacks['qa'].result_values['score'] >= 0.5")).isTrue();
    }

    @Test
    void metadata_is_reached_by_attribute_and_by_key() throws Exception {
        assertThat(test("experiment.technique.category == 'DNA' and experiment.sample.individual.species == 'HUMAN'"))
                .isTrue();
        assertThat(test("experiment.sample['individual']['species'] == 'HUMAN'"))
                .isTrue();
        assertThat(test("experiment.technique.absent is None")).isTrue();
    }

    @Test
    void a_blank_condition_is_true() throws Exception {
        assertThat(test("")).isTrue();
        assertThat(test(" \n")).isTrue();
    }

    @Test
    void an_error_has_pythons_kind_and_its_place() throws Exception {
        Condition condition = conditions.compile("1 == 1 and experiment.variables['absent'] == 1", SCOPE);
        assertThatThrownBy(() -> condition.test(context))
                .isInstanceOfSatisfying(ConditionFailedException.class, failure -> {
                    assertThat(failure.kind()).isEqualTo("KeyError");
                    assertThat(failure.reason()).isEqualTo("'absent'");
                    assertThat(failure.column()).isEqualTo(12);
                    assertThat(failure.fragment()).isEqualTo("experiment.variables['absent']");
                });
    }

    @Test
    void a_trace_tells_each_parts_value() throws Exception {
        TracedOutcome outcome = conditions
                .compile("experiment.variables.get('test') == 41 or experiment.label == 'exp1'", SCOPE)
                .trace(context);
        assertThat(outcome.holds()).isTrue();
        assertThat(outcome.parts())
                .anySatisfy(part -> {
                    assertThat(part.expression()).isEqualTo("experiment.variables.get('test')");
                    assertThat(part.values()).containsExactly("42");
                })
                .anySatisfy(part -> {
                    assertThat(part.expression()).isEqualTo("experiment.variables.get('test') == 41");
                    assertThat(part.values()).containsExactly("False");
                });
        assertThat(outcome.toJson()).contains("\"holds\":true");
    }
}
