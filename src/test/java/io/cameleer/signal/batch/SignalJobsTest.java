package io.cameleer.signal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.job.RunJob;
import io.cameleer.json.Json;
import io.cameleer.signal.Automations;
import io.cameleer.signal.Automations.Site;
import io.cameleer.store.Database;
import io.cameleer.store.JobTable.JobRun;
import io.cameleer.store.StoreSettings;
import io.cameleer.work.Claim;
import io.cameleer.work.WorkKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs that run signals for many targets, and services that end in the middle of them. */
@ParameterizedClass(name = "{0}")
@EnumSource
class SignalJobsTest {

    private static final int TARGETS = 6;

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Automations made;
    private final List<Long> experiments = new ArrayList<>();
    private volatile long dies;

    @BeforeEach
    void open() {
        settings = database.fresh(folder);
        made = new Automations(folder, Site.plain(), settings);
        for (int number = 0; number < TARGETS; number++) {
            experiments.add(made.experiment("e" + number, "HUMAN"));
        }
        made.route("hear", "signal:data-import", exchange -> {
            long id = (Long) exchange.getMessage().getBody(Map.class).get("pk");
            made.heard.add("hear " + id);
            if (id == experiments.get(1)) {
                throw new IllegalStateException("not this one");
            }
            if (id == dies) {
                made.stopping.set(true);
                throw new IllegalStateException("the service is killed");
            }
        });
        SignalJobs first = jobs();
        made.route("job", "job:run-signals", first::run);
        made.route("rerun-job", "job:rerun-signals", first::rerun);
    }

    @AfterEach
    void close() {
        if (made != null) {
            made.close();
            database.drop(settings);
        }
    }

    private SignalJobs jobs() {
        return new SignalJobs(made.store, new SignalBatches(made.store, made.signals, made.runSignal, ZoneOffset.UTC));
    }

    private JobRun add(String job, BatchRequest request) {
        return made.store.transact(session -> session.jobs().add(job, Json.write(request.document())));
    }

    private void run(Claim claim) {
        new RunJob(made.store, made.routes, made.stopping::get).run(claim);
    }

    private JobRun end(JobRun job) {
        return made.store.read(session -> session.jobs().find(job.id())).orElseThrow();
    }

    private Claim claim() {
        return made.claim(WorkKind.JOB).get(0);
    }

    @Test
    void a_job_that_was_cut_off_goes_on_where_it_stopped_though_targets_have_come_since() {
        BatchRequest all = new BatchRequest("experiments", List.of("hear"), List.of(), false, true);
        JobRun job = add("run-signals", all);
        dies = experiments.get(3);
        Claim abandoned = claim();
        assertThatThrownBy(() -> run(abandoned)).hasMessageContaining("is run again after the next start");
        Thread.interrupted();
        assertThat(made.heard).containsExactly(heard(0, 1, 2, 3));

        made.stopping.set(false);
        dies = -1;
        made.heard.clear();
        made.experiment("late", "HUMAN");
        made.store.claims().release(abandoned, Duration.ZERO, "its lease ran out");
        run(claim());

        assertThat(made.heard).containsExactly(heard(3, 4, 5));
        assertThat(end(job).status()).isEqualTo("COMPLETED");
        assertThat(end(job).message()).isEqualTo("5 succeeded, 1 failed");
        assertThat(Json.readObject(end(job).result()))
                .containsEntry("total", TARGETS)
                .containsEntry("failed", 1);
        assertThat(made.failures()).singleElement().satisfies(failure -> assertThat(failure.attempts())
                .isEqualTo(1));
    }

    @Test
    void what_a_job_was_to_do_is_forgotten_with_it_and_a_record_that_is_gone_is_no_failure() {
        add("run-signals", new BatchRequest("experiments", List.of("hear"), List.of(), false, true));
        run(claim());
        JobRun rerun = add("rerun-signals", new BatchRequest("", List.of(), List.of(), false, true));
        run(claim());
        assertThat(end(rerun).message()).isEqualTo("0 succeeded, 1 failed");
        JobRun again = add("rerun-signals", new BatchRequest("", List.of(), List.of(), true, true));
        assertThat(made.store.<Boolean>read(
                        session -> session.signalBatches().of(rerun.flowRunId()).isEmpty()))
                .as("kept until another job begins")
                .isFalse();
        run(claim());
        assertThat(made.store.<Boolean>read(
                        session -> session.signalBatches().of(rerun.flowRunId()).isEmpty()))
                .isTrue();
        assertThat(end(again).message()).isEqualTo("0 succeeded, 1 failed; stopped at the first failure, 0 not run");
    }

    private String[] heard(int... numbers) {
        return java.util.Arrays.stream(numbers)
                .mapToObj(number -> "hear " + experiments.get(number))
                .toArray(String[]::new);
    }
}
