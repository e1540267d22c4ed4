package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.JobTable.JobRun;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTableTest extends StoreContract {

    private JobRun add() {
        return store.transact(session -> session.jobs().add("Ingest Sequencer Runs", "{\"n\":123456789012345678901}"));
    }

    private JobRun find(long id) {
        Optional<JobRun> job = store.read(session -> session.jobs().find(id));
        return job.orElseThrow();
    }

    @Test
    void a_new_run_is_scheduled_and_offered() {
        JobRun job = add();

        assertThat(job.status()).isEqualTo("SCHEDULED");
        assertThat(job.parameters()).isEqualTo("{\"n\":123456789012345678901}");
        assertThat(job.started()).isNull();
        assertThat(job.isOver()).isFalse();
        assertThat(list(session -> session.work().due(WorkKind.JOB, 9))).containsExactly(job.id());
    }

    @Test
    void every_run_has_an_id_of_its_own_for_callers() {
        JobRun first = add();
        JobRun second = add();

        assertThat(first.flowRunId()).isNotEqualTo(second.flowRunId());
        Optional<JobRun> found = store.read(session -> session.jobs().find(second.flowRunId()));
        assertThat(found).contains(second);
        assertThat(is(session -> session.jobs().find("unknown").isPresent())).isFalse();
    }

    @Test
    void a_run_that_is_started_again_keeps_its_first_start() {
        long id = add().id();
        store.run(session -> session.jobs().start(id));
        JobRun first = find(id);
        store.shiftClock(Duration.ofHours(1));
        store.run(session -> session.jobs().start(id));

        assertThat(first.status()).isEqualTo("RUNNING");
        assertThat(find(id).started()).isEqualTo(first.started());
    }

    @Test
    void the_end_is_kept_with_its_result() {
        long id = add().id();
        store.run(session -> session.jobs().end(id, "FAILED", "no such folder", "{\"runs\":[]}"));

        assertThat(find(id).isOver()).isTrue();
        assertThat(find(id))
                .extracting(JobRun::status, JobRun::message, JobRun::result)
                .containsExactly("FAILED", "no such folder", "{\"runs\":[]}");
    }

    @Test
    void a_run_of_a_callback_gets_one_job_and_the_next_run_another() {
        JobRun first = store.transact(session -> session.jobs().addOnce("count", "{}", "7/12"));
        JobRun again = store.transact(session -> session.jobs().addOnce("count", "{}", "7/12"));
        JobRun repeated = store.transact(session -> session.jobs().addOnce("count", "{}", "7/13"));

        assertThat(again).isEqualTo(first);
        assertThat(repeated.id()).isNotEqualTo(first.id());
        assertThat(list(session -> session.work().due(WorkKind.JOB, 9))).containsExactly(first.id(), repeated.id());
    }

    @Test
    void a_job_is_taken_back_only_before_it_has_begun() {
        long waiting = add().id();
        long running = add().id();
        store.run(session -> session.jobs().start(running));

        assertThat(store.transact(session -> session.jobs().withdraw(waiting, "nobody waits"))
                        .booleanValue())
                .isTrue();
        assertThat(store.transact(session -> session.jobs().withdraw(running, "nobody waits"))
                        .booleanValue())
                .isFalse();

        assertThat(find(waiting))
                .extracting(JobRun::status, JobRun::message)
                .containsExactly("CANCELLED", "nobody waits");
        assertThat(find(running).status()).isEqualTo("RUNNING");
        assertThat(list(session -> session.work().due(WorkKind.JOB, 9))).containsExactly(running);
    }
}
