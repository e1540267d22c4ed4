package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.experiment.TypedValue;
import io.cameleer.experiment.VariableType;
import io.cameleer.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Variables of every type: stored, replaced, removed, seen by conditions, and a reason to test again. */
class VariablesTest extends GovernorFixture {

    private long waitsFor(String condition) {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work}]
                    transitions: [{destination: last, condition: CONDITION}]
                  - {label: last}
                """
                        .replace("CONDITION", Json.write(condition)));
        report(id, "a", true, "{}");
        assertThat(state(id)).isEqualTo("first");
        return id;
    }

    private void set(long id, String label, VariableType type, @Nullable Object value) {
        store.run(session -> Variables.set(session.governor(), id, label, TypedValue.of(type, value), "ada"));
        evaluate();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            none     | null                             | V is None
            bool     | true                             | V is True
            int      | 123456789012345678901234567890   | V == 123456789012345678901234567890
            float    | 3                                | str(V) == '3.0'
            float    | 1e20                             | V == 1e20 and isinstance(V, float)
            str      | "a😀b"                            | V == 'a😀b'
            date     | "2024-02-29"                     | V == datetime.date(2024, 2, 29)
            datetime | "2024-02-29T23:59:58"            | V > datetime.datetime(2024, 2, 29, 23, 59)
            time     | "08:30:00"                       | V.hour == 8
            json     | {"a": [1, 1e20, null]}           | V['a'][1] == 1e20 and V['a'][2] is None
            """)
    void a_variable_of_every_type_lets_the_transitions_be_tested_again(String type, String json, String condition) {
        long id = waitsFor(condition.replace("V", "experiment.variables['v']"));

        set(id, "v", VariableType.named(type).orElseThrow(), Json.read(json));

        assertThat(state(id)).as(whySentence(id)).isEqualTo("last");
    }

    @Test
    void a_second_store_replaces_value_and_type_and_both_are_journalled() {
        long id = waitsFor("False");

        set(id, "v", VariableType.INT, 1);
        set(id, "v", VariableType.STR, "one");

        assertThat(store.<Map<String, TypedValue>>read(
                        session -> session.governor().variables(id)))
                .containsExactly(Map.entry("v", new TypedValue(VariableType.STR, "one")));
        assertThat(journal(id))
                .filteredOn(line -> line.kind().equals("variable"))
                .last()
                .satisfies(line -> {
                    assertThat(line.who()).isEqualTo("ada");
                    assertThat(Json.readObject(String.valueOf(line.detail())))
                            .containsEntry("from", 1)
                            .containsEntry("to", "one");
                });
    }

    @Test
    void a_removed_variable_lets_the_transitions_be_tested_again() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, variable_map: {hold: /hold}}]
                    transitions: [{destination: last, condition: "'hold' not in experiment.variables"}]
                  - {label: last}
                """);
        report(id, "a", true, "{\"hold\": true}");
        assertThat(state(id)).isEqualTo("first");

        boolean removed = store.transact(session -> Variables.remove(session.governor(), id, "hold", "ada"));
        evaluate();

        assertThat(removed).isTrue();
        assertThat(state(id)).isEqualTo("last");
        assertThat(store.<Boolean>transact(session -> Variables.remove(session.governor(), id, "hold", "ada")))
                .isFalse();
    }

    @Test
    void a_person_may_ask_for_a_test_without_any_change() {
        long id = waitsFor("False");

        store.run(session -> governor.retest(session.governor(), id, "ada"));

        assertThat(journal(id, "no-transition")).hasSize(2);
        assertThat(journal(id))
                .filteredOn(line -> line.kind().equals("retest"))
                .singleElement()
                .satisfies(line -> assertThat(line.who()).isEqualTo("ada"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            none     | 1             | null
            bool     | "yes"         | true or false
            int      | 1.5           | whole number
            float    | "1"           | a number
            str      | 1             | a text
            date     | "2023-02-29"  | 2024-05-17
            datetime | "2024-05-17"  | site's time
            datetime | "2024-05-17T09:30:00+02:00" | site's time
            time     | "25:00"       | 09:30:00
            json     | "{}"          | an object
            """)
    void a_value_that_is_none_of_its_type_is_refused_with_what_to_give(String type, String json, String wanted) {
        assertThatThrownBy(() -> TypedValue.of(VariableType.named(type).orElseThrow(), Json.read(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no " + type)
                .hasMessageContaining(wanted);
    }

    @Test
    void a_label_must_have_characters_but_not_too_many() {
        long id = waitsFor("False");

        for (String label : new String[] {" ", "x".repeat(256)}) {
            assertThatThrownBy(() -> set(id, label, VariableType.INT, 1)).hasMessageContaining("1 to 255");
        }
    }

    @Test
    void json_stays_exact_through_the_map_the_values_and_the_conditions() {
        long id = begin(
                """
                  - label: first
                    callbacks: [{label: a, function: work, variable_map: {all: "", big: /big, "on": /on, half: names/0}}]
                    transitions:
                      - destination: last
                        condition: >-
                          callbacks['a'].result_values['big'] == 2 ** 200
                          and callbacks['a'].result_values['far'] == 1e20
                          and experiment.variables['half'] == '🧬'
                          and experiment.variables['on'] is True
                  - {label: last}
                """);
        String values =
                "{\"big\":" + java.math.BigInteger.TWO.pow(200) + ",\"far\":1e20,\"on\":true,\"names\":[\"🧬\"]}";

        report(id, "a", true, values);

        assertThat(state(id)).as(whySentence(id)).isEqualTo("last");
        assertThat(Json.write(experiment(id).variables().get("all"))).isEqualTo(Json.write(Json.read(values)));
    }
}
