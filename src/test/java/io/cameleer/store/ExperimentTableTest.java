package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.condition.ConditionExperiment;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExperimentTableTest extends StoreContract {

    private static final LocalDateTime SCANDATE = LocalDateTime.of(2024, 5, 17, 0, 0);

    private long put(NewExperiment fresh, @Nullable Long run) {
        return store.transact(session -> session.experiments().put(fresh, run));
    }

    private Experiment find(long id) {
        Optional<Experiment> experiment =
                store.read(session -> session.experiments().find(id));
        return experiment.orElseThrow();
    }

    private Map<String, Object> variables(long experiment) {
        return store.read(session -> session.experiments().variables(experiment));
    }

    private List<String> rows(String query) {
        return list(session ->
                session.handle().createQuery(query).mapTo(String.class).list());
    }

    @Test
    void an_experiment_comes_back_with_its_cohort_and_subject() {
        long run = newRun("r1");
        Map<String, Object> metadata = Map.of("sample", Map.of("species", "HUMAN"), "n", new BigDecimal("1e20"));
        Experiment found = find(put(new NewExperiment("c", "s", "e", SCANDATE, metadata, List.of("P2", "P1")), run));

        assertThat(found)
                .extracting(
                        Experiment::cohort,
                        Experiment::subject,
                        Experiment::label,
                        Experiment::scandate,
                        Experiment::run,
                        Experiment::metadata)
                .containsExactly("c", "s", "e", SCANDATE, run, metadata);
        assertThat(found)
                .extracting(Experiment::stateId, Experiment::state, Experiment::workflow, Experiment::waits)
                .containsOnlyNulls();
        assertThat(rows("SELECT label FROM project ORDER BY label")).containsExactly("P1", "P2");
    }

    @Test
    void the_same_labels_are_the_same_experiment_whose_run_and_metadata_are_replaced() {
        long first = newRun("r1");
        long second = newRun("r2");
        long id = put(new NewExperiment("c", "s", "e", SCANDATE, Map.of("old", 1), List.of("P1")), first);
        store.run(session -> session.experiments().setVariable(id, "kept", 1));

        assertThat(put(new NewExperiment("c", "s", "e", SCANDATE.plusDays(1), Map.of("new", 2), List.of("P1")), second))
                .isEqualTo(id);
        assertThat(find(id))
                .extracting(Experiment::run, Experiment::metadata, Experiment::scandate, Experiment::variables)
                .containsExactly(second, Map.of("new", 2), SCANDATE.plusDays(1), Map.of("kept", 1));
        assertThat(list(session -> session.experiments().ofRun(first))).isEmpty();
    }

    @Test
    void the_same_subject_label_in_another_cohort_is_another_subject() {
        long one = put(new NewExperiment("c1", "s", "e", SCANDATE, Map.of(), List.of()), null);
        long two = put(new NewExperiment("c2", "s", "e", SCANDATE, Map.of(), List.of()), null);

        assertThat(one).isNotEqualTo(two);
        assertThat(find(one).subjectId()).isNotEqualTo(find(two).subjectId());
    }

    @Test
    void the_experiments_of_a_run_come_in_the_order_they_were_made() {
        long run = newRun("r1");
        List<Long> made = List.of("z", "a", "m").stream()
                .map(label -> put(new NewExperiment("c", "s", label, SCANDATE, Map.of(), List.of()), run))
                .toList();

        assertThat(list(session -> session.experiments().ofRun(run)))
                .extracting(Experiment::id)
                .containsExactlyElementsOf(made);
    }

    @Test
    void variables_keep_every_digit_and_every_character() {
        long id = newExperiment("e1");
        Map<String, Object> document = Json.readObject(
                """
                {"big": 1e20, "digits": 123456789012345678901234567890, "cents": 1.50, "emoji": "😀", "text": "yes",
                 "flag": true, "nothing": null, "list": [1, {"on": 0.1}], "nul": "a\\u0000b", "half": "\\uD83D"}
                """);
        store.run(session ->
                document.forEach((label, value) -> session.experiments().setVariable(id, label, value)));

        Map<String, Object> kept = variables(id);
        assertThat(kept).isEqualTo(document);
        assertThat(kept.get("big")).isEqualTo(new BigDecimal("1e20"));
        assertThat(kept.get("digits")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(rows("SELECT type FROM variable ORDER BY label"))
                .containsExactly("float", "float", "int", "str", "bool", "str", "json", "none", "str", "str");
    }

    @Test
    void a_second_store_replaces_value_and_type() {
        long id = newExperiment("e1");
        store.run(session -> session.experiments().setVariable(id, "score", 3));
        store.run(session -> session.experiments().setVariable(id, "score", List.of("a")));

        assertThat(variables(id)).isEqualTo(Map.of("score", List.of("a")));
        assertThat(rows("SELECT type FROM variable")).containsExactly("json");

        store.run(session -> session.experiments().setVariable(id, "score", null));
        Map<String, @Nullable Object> none = new HashMap<>();
        none.put("score", null);
        assertThat(variables(id)).isEqualTo(none);
        assertThat(rows("SELECT type FROM variable")).containsExactly("none");
    }

    @Test
    void a_variable_needs_its_experiment() {
        assertThatThrownBy(() -> store.run(session -> session.experiments().setVariable(99, "score", 1)))
                .hasMessageMatching("(?is).*foreign key.*");
    }

    @Test
    void conditions_see_metadata_sample_technique_and_variables() {
        Map<String, Object> metadata = Map.of("sample", Map.of("species", "HUMAN"), "technique", "not a map");
        long id = put(new NewExperiment("c", "s", "e", SCANDATE, metadata, List.of()), null);
        store.run(session -> session.experiments().setVariable(id, "score", 3));

        ConditionExperiment facts = store.read(session -> session.governor().facts(id));

        assertThat(facts)
                .isEqualTo(new ConditionExperiment(
                        "e",
                        SCANDATE,
                        "",
                        Map.of("score", 3),
                        "s",
                        "c",
                        metadata,
                        Map.of("species", "HUMAN"),
                        Map.of()));
    }
}
