package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cameleer.governor.Standing;
import io.cameleer.store.DefinitionTable.StateRow;
import io.cameleer.store.DefinitionTable.TransitionRow;
import io.cameleer.store.DefinitionTable.WorkflowRow;
import io.cameleer.store.ExperimentList.Filter;
import io.cameleer.store.ExternalTable.Owner;
import io.cameleer.store.ExternalTable.StoredScantype;
import io.cameleer.store.HistoryTable.ActionRow;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What people read of cohorts, workflows and what experiments went through. */
class ReadTablesTest extends StoreContract {

    private static final String TEXT =
            """
            label: demo
            external_systems:
              - {system_name: XNAT, url: "https://xnat.example.org"}
              - {system_name: PACS, url: "https://pacs.example.org"}
            scantypes:
              - {modality: MR, protocol: T1}
              - {modality: PET, protocol: FDG}
            states:
              - {label: untracked, callbacks: [], transitions: [{destination: qa}]}
              - label: qa
                freetext: look at it
                callbacks: [{label: check, function: work, callback_arguments: {}, description: checks}]
                transitions: [{destination: done, condition: "callbacks['check'].result == 'success'"}]
              - {label: done, callbacks: []}
            """;

    private long put() {
        return store.transact(
                session -> session.workflows().put(Workflows.load(TEXT)).id());
    }

    private <T> T one(Function<Session, Optional<T>> reading) {
        return store.read(reading).orElseThrow();
    }

    /** What a transaction made; empty where it was refused. */
    private Optional<Long> made(Function<Session, Optional<Long>> making) {
        return store.transact(making);
    }

    private <T> T read(Function<Session, T> reading) {
        return store.read(reading);
    }

    private boolean changes(Predicate<Session> change) {
        return store.transact(change::test);
    }

    @Test
    void a_label_is_taken_once_in_its_place() {
        long cohort = made(session -> session.cohorts().add("trial", "first")).orElseThrow();
        long other = made(session -> session.cohorts().add("other", null)).orElseThrow();

        assertThat(made(session -> session.cohorts().add("trial", "again"))).isEmpty();
        assertThat(made(session -> session.cohorts().addSubject(cohort, "s1", "1980-02-29")))
                .isPresent();
        assertThat(made(session -> session.cohorts().addSubject(cohort, "s1", null)))
                .isEmpty();
        assertThat(made(session -> session.cohorts().addSubject(other, "s1", null)))
                .isPresent();
        assertThat(one(session -> session.cohorts().labelled("trial")).description())
                .isEqualTo("first");
        assertThat(one(session -> session.cohorts().subject("trial", "s1")).dateOfBirth())
                .isEqualTo("1980-02-29");
    }

    @Test
    void lists_have_pages_and_questions() {
        for (String label : List.of("a", "b", "c")) {
            long cohort = made(session -> session.cohorts().add(label, null)).orElseThrow();
            store.run(session -> session.cohorts().addSubject(cohort, "subject-" + label, null));
        }

        assertThat(list(session -> session.cohorts().list(null, new Page(2, 1))))
                .extracting(Labelled::label)
                .containsExactly("b", "c");
        assertThat(list(session -> session.cohorts().list("b", Page.all()))).hasSize(1);
        assertThat(list(session -> session.cohorts().subjects("c", Page.all())))
                .extracting(Labelled::label)
                .containsExactly("subject-c");
        assertThat(list(session -> session.cohorts().subjects(null, new Page(1, 0))))
                .hasSize(1);
    }

    @Test
    void experiments_are_found_by_date_subject_and_state() {
        long workflow = put();
        long id = newExperiment("e1");
        long other = newExperiment("e2");
        store.run(session -> session.governor()
                .move(session.governor().standing(id), session.governor().rootTransition(workflow), "test", null));
        long subject = one(session -> session.experiments().find(id)).subjectId();
        LocalDateTime date = LocalDateTime.of(2024, 5, 17, 9, 30);

        assertThat(list(session ->
                        session.experimentLists().list(new Filter(date, subject, null, "qa", "e1"), Page.all())))
                .containsExactly(new Labelled(id, "e1"));
        assertThat(list(session -> session.experimentLists().list(Filter.ofSubject(subject), Page.all())))
                .extracting(Labelled::id)
                .containsExactly(id, other);
        assertThat(list(session -> session.experimentLists()
                        .list(new Filter(date.plusDays(1), null, null, null, null), Page.all())))
                .isEmpty();
        assertThat(list(session -> session.experimentLists().labelled("e2"))).hasSize(1);
        assertThat(one(session -> session.experimentLists().of(subject, "e2")).id())
                .isEqualTo(other);
    }

    @Test
    void a_workflow_is_read_as_it_was_written() {
        long id = put();

        WorkflowRow newest = one(session -> session.definitions().newest(null));
        assertThat(newest).isEqualTo(new WorkflowRow(id, "demo", 1));
        WorkflowRow labelled = one(session -> session.definitions().newest("demo"));
        assertThat(labelled).isEqualTo(newest);
        List<StateRow> states = list(session -> session.definitions().statesOf(id));
        assertThat(states)
                .extracting(StateRow::label, StateRow::freetext, StateRow::automatic)
                .containsExactly(
                        tuple("untracked", null, false), tuple("qa", "look at it", false), tuple("done", null, false));
        long check = list(session ->
                        session.definitions().callbacksOf(states.get(1).id()))
                .get(0)
                .id();
        assertThat(one(session -> session.definitions().callback(check)).description())
                .isEqualTo("checks");
        assertThat(list(session -> session.definitions().transitions(Page.all())))
                .extracting(
                        row -> row.source().label(), row -> row.destination().label(), TransitionRow::condition)
                .containsExactly(
                        tuple("untracked", "qa", null), tuple("qa", "done", "callbacks['check'].result == 'success'"));
        assertThat(is(session -> session.definitions().hasState("done"))).isTrue();
        assertThat(is(session -> session.definitions().hasState("gone"))).isFalse();
    }

    @Test
    void scan_types_and_external_systems_come_with_the_workflow() {
        put();
        store.run(session -> session.externals().putScantype("PT", "FDG"));

        assertThat(list(session -> session.externals().scantypes()))
                .extracting(StoredScantype::modality, StoredScantype::protocol)
                .containsExactly(tuple("MR", "T1"), tuple("PT", "FDG"));
        assertThat(list(session -> session.externals().systems()))
                .extracting(system -> system.name())
                .containsExactly("XNAT", "PACS");
    }

    @Test
    void taking_an_id_of_one_system_away_leaves_those_of_others() {
        put();
        long id = newExperiment("e1");
        store.run(session -> {
            session.externals().put(Owner.EXPERIMENT, id, "XNAT", "X1");
            session.externals().put(Owner.EXPERIMENT, id, "PACS", "P1");
            session.externals().put(Owner.EXPERIMENT, id, "XNAT", "X2");
        });

        assertThat(changes(session -> session.externals().remove(Owner.EXPERIMENT, id, "PACS")))
                .isTrue();
        assertThat(changes(session -> session.externals().remove(Owner.EXPERIMENT, id, "PACS")))
                .isFalse();
        assertThat(changes(session -> session.externals().put(Owner.EXPERIMENT, id, "none", "N")))
                .isFalse();
        assertThat(this.<Map<String, String>>read(session -> session.externals().of(Owner.EXPERIMENT, id)))
                .containsExactly(Map.entry("XNAT", "X2"));
    }

    @Test
    void actions_are_read_with_their_experiment() {
        long workflow = put();
        long id = newExperiment("e1");
        long action = store.transact(session -> {
            Standing standing = session.governor().standing(id);
            return session.governor().move(standing, session.governor().rootTransition(workflow), "test", "by hand");
        });

        List<ActionRow> actions = list(session -> session.history().actionsOf(id));
        assertThat(actions)
                .extracting(ActionRow::id, ActionRow::experiment, ActionRow::freetext, ActionRow::end)
                .containsExactly(tuple(action, new Labelled(id, "e1"), "by hand", null));
        assertThat(list(session -> session.history().actions(Page.all()))).isEqualTo(actions);
        assertThat(list(session -> session.history().executionsOf(action))).isEmpty();
    }
}
