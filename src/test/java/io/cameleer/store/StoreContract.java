package io.cameleer.store;

import io.cameleer.experiment.NewExperiment;
import io.cameleer.run.Handling;
import io.cameleer.run.RunState;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every table must do on every database; a subclass holds the part of one table. */
@ParameterizedClass(name = "{0}")
@EnumSource
abstract class StoreContract {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    StoreSettings settings;
    Store store;

    @BeforeEach
    void open() {
        settings = database.fresh(folder);
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        if (store != null) {
            store.close();
            database.drop(settings);
        }
    }

    /** What a session reads. */
    <T> List<T> list(Function<Session, List<T>> reading) {
        return store.read(reading);
    }

    boolean is(Predicate<Session> question) {
        return store.read(question::test);
    }

    long newExperiment(String label) {
        return store.transact(session -> session.experiments().put(experiment(label), null));
    }

    static NewExperiment experiment(String label) {
        return new NewExperiment("cohort", "subject", label, LocalDateTime.of(2024, 5, 17, 9, 30), Map.of(), List.of());
    }

    long newRun(String runId) {
        return store.transact(session -> session.runs()
                .add(
                        runId,
                        "",
                        1,
                        true,
                        "novaseq",
                        Path.of("/instruments/novaseq").resolve(runId),
                        RunState.ARRIVING,
                        "is not complete yet",
                        Handling.standard("runs", "demo")));
    }
}
