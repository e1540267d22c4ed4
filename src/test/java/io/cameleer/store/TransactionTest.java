package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.store.Store.Offer;
import io.cameleer.work.WorkKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Transactions over several tables, what is told after them, and what reading may do. */
class TransactionTest extends StoreContract {

    private void writeEverywhere(Session session) {
        long experiment = session.experiments().put(experiment("e1"), null);
        session.experiments().setVariable(experiment, "score", 3);
        session.events().add("data-import", experiment, "run r1//1");
        session.jobs().add("ingest", "{}");
        session.journal().add("experiment", experiment, "data", "holds run r1");
    }

    @Test
    void one_transaction_writes_to_several_tables() {
        store.run(this::writeEverywhere);

        assertThat(list(session -> session.journal().of("experiment", 1))).hasSize(1);
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).hasSize(1);
        assertThat(list(session -> session.work().due(WorkKind.JOB, 9))).hasSize(1);
    }

    @Test
    void an_exception_leaves_nothing_in_any_table() {
        assertThatThrownBy(() -> store.run(session -> {
                    writeEverywhere(session);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");

        assertThat(list(session -> session.journal().of("experiment", 1))).isEmpty();
        assertThat(is(session -> session.experiments().find(1).isPresent())).isFalse();
        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 9))).isEmpty();
        assertThat(list(session -> session.work().due(WorkKind.JOB, 9))).isEmpty();
    }

    @Test
    void offers_are_told_after_the_commit() {
        List<Offer> seenInStore = new CopyOnWriteArrayList<>();
        store.whenOffered(offer -> {
            if (is(session -> session.work().due(offer.kind(), 9).contains(offer.target()))) {
                seenInStore.add(offer);
            }
        });

        store.run(session -> {
            session.work().offer(WorkKind.INGEST, 7, session.now());
            session.work().offer(WorkKind.SIGNAL, 8, session.now());
            assertThat(seenInStore).isEmpty();
        });

        assertThat(seenInStore).containsExactly(new Offer(WorkKind.INGEST, 7), new Offer(WorkKind.SIGNAL, 8));
    }

    @Test
    void offers_that_were_rolled_back_are_not_told() {
        List<Offer> told = new CopyOnWriteArrayList<>();
        store.whenOffered(told::add);

        assertThatThrownBy(() -> store.run(session -> {
                    session.work().offer(WorkKind.INGEST, 7, session.now());
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(told).isEmpty();
    }

    @Test
    void offers_that_are_due_later_are_not_told() {
        List<Offer> told = new CopyOnWriteArrayList<>();
        store.whenOffered(told::add);

        store.run(session ->
                session.work().offer(WorkKind.INGEST, 7, session.now().plusSeconds(3600)));

        assertThat(told).isEmpty();
    }

    @Test
    void a_listener_that_fails_does_not_undo_or_repeat_the_commit() {
        AtomicInteger runs = new AtomicInteger();
        store.whenOffered(offer -> {
            throw new IllegalStateException("bell", new SQLException("conflict", "40001"));
        });

        store.run(session -> {
            runs.incrementAndGet();
            session.work().offer(WorkKind.INGEST, 7, session.now());
        });

        assertThat(runs).hasValue(1);
        assertThat(list(session -> session.work().due(WorkKind.INGEST, 9))).containsExactly(7L);
    }

    @Test
    void a_conflict_is_tried_again_from_the_beginning_and_told_once() {
        AtomicInteger runs = new AtomicInteger();
        List<Offer> told = new CopyOnWriteArrayList<>();
        store.whenOffered(told::add);

        store.run(session -> {
            session.work().offer(WorkKind.INGEST, 7, session.now());
            if (runs.incrementAndGet() < 3) {
                throw new IllegalStateException("deadlock", new SQLException("deadlock detected", "40P01"));
            }
        });

        assertThat(runs).hasValue(3);
        assertThat(told).containsExactly(new Offer(WorkKind.INGEST, 7));
    }

    @Test
    void a_conflict_without_end_is_an_error() {
        AtomicInteger runs = new AtomicInteger();

        assertThatThrownBy(() -> store.run(session -> {
                    runs.incrementAndGet();
                    throw new IllegalStateException("deadlock", new SQLException("deadlock detected", "40P01"));
                }))
                .hasMessage("deadlock");

        assertThat(runs.get()).isBetween(2, 10);
    }

    @Test
    void reading_cannot_write() {
        assertThatThrownBy(() -> store.read(session -> session.experiments().put(experiment("e1"), null)))
                .hasMessageMatching("(?is).*read.?only.*");
        assertThat(is(session -> session.experiments().find(1).isPresent())).isFalse();
    }

    @Test
    void routes_of_operators_cannot_write() throws SQLException {
        long experiment = newExperiment("e1");
        try (Connection connection = store.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("SELECT label FROM experiment").next())
                    .isTrue();
            assertThatThrownBy(() -> statement.executeUpdate("DELETE FROM experiment"))
                    .hasMessageMatching("(?is).*read.?only.*");
        }
        assertThat(is(session -> session.experiments().find(experiment).isPresent()))
                .isTrue();
    }

    @Test
    void reading_sees_one_picture_while_others_write() {
        long experiment = newExperiment("e1");

        store.read(session -> {
            assertThat(session.experiments().variables(experiment)).isEmpty();
            store.run(other -> other.experiments().setVariable(experiment, "score", 1));
            assertThat(session.experiments().variables(experiment)).isEmpty();
            return experiment;
        });

        assertThat(is(session -> session.experiments().variables(experiment).containsKey("score")))
                .isTrue();
    }

    @Test
    void two_transactions_that_lock_each_other_both_go_through() throws Exception {
        long first = newExperiment("e1");
        long second = newExperiment("e2");
        CountDownLatch bothHoldOne = new CountDownLatch(database == Database.POSTGRESQL ? 2 : 0);

        Together.inThreads(
                2,
                thread -> store.transact(session -> {
                    session.governor().setWaits(thread == 0 ? first : second, "begun by " + thread);
                    bothHoldOne.countDown();
                    await(bothHoldOne);
                    session.governor().setWaits(thread == 0 ? second : first, "ended by " + thread);
                    session.journal().add("experiment", first, "test", "thread " + thread);
                    return thread;
                }));

        assertThat(list(session -> session.journal().of("experiment", first)))
                .extracting(Journal.Entry::message)
                .containsExactlyInAnyOrder("thread 0", "thread 1");
    }

    @Test
    void many_threads_that_make_the_same_things_make_each_once() throws Exception {
        Together.inThreads(
                6,
                thread -> store.transact(session -> {
                    long experiment = session.experiments().put(experiment("e" + thread % 2), null);
                    session.events().add("data-import", experiment, "run r1//1");
                    return experiment;
                }));

        assertThat(list(session -> session.work().due(WorkKind.SIGNAL, 99))).hasSize(2);
        assertThat(is(session -> session.experiments().find(1).isPresent())).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
