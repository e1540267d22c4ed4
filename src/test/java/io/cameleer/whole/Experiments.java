package io.cameleer.whole;

import io.cameleer.condition.Conditions;
import io.cameleer.experiment.Experiment;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.governor.CompiledConditions;
import io.cameleer.governor.Governor;
import io.cameleer.store.Store;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Experiments that begin a workflow without a run. */
final class Experiments {

    private Experiments() {}

    /** A new experiment in the first state of a workflow that the service has loaded. */
    static long begin(Store store, String workflow, String label) {
        Governor governor = new Governor(new CompiledConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)), 5);
        return store.transact(session -> {
            long id = session.experiments()
                    .put(
                            new NewExperiment(
                                    "cohort",
                                    "subject",
                                    label,
                                    LocalDateTime.of(2024, 3, 15, 9, 0),
                                    Map.of(),
                                    List.of()),
                            null);
            governor.begin(
                    session.governor(),
                    id,
                    session.workflows().newest(workflow).orElseThrow().id(),
                    "test");
            return id;
        });
    }

    static Experiment find(Store store, long id) {
        return store.read(session -> session.experiments().find(id)).orElseThrow();
    }
}
