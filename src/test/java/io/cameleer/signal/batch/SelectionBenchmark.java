package io.cameleer.signal.batch;

import io.cameleer.app.IsablDocuments;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.filter.Filter;
import io.cameleer.filter.FilterPair;
import io.cameleer.filter.InvalidFilterException;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * How long a filter takes to find its experiments: by a project, which the database answers, beside a field that only
 * documents have. Prints milliseconds and their ratio. Argument: how many experiments, 20,000 where it is left out.
 */
public final class SelectionBenchmark {

    private static final int BATCH = 1000;

    private SelectionBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int number = arguments.length == 0 ? 20_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("selection");
        try (Store store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")))) {
            for (int from = 0; from < number; from += BATCH) {
                int first = from;
                store.run(session -> {
                    for (int i = first; i < first + BATCH; i++) {
                        session.experiments().put(experiment(i), null);
                    }
                });
            }
            Selection selection = new Selection(store);
            oneByOne(store, 500);
            milliseconds(selection, "sample.individual.species", "MOUSE");
            double project = milliseconds(selection, "projects", "100");
            double species = milliseconds(selection, "sample.individual.species", "MOUSE");
            double label = milliseconds(selection, "label__startswith", "experiment 7");
            double each = oneByOne(store, number);
            System.out.printf(
                    "one by one %.0f ms, %.1f times as long as in pages; by label %.0f ms%n",
                    each, each / species, label);
            System.out.printf(
                    "%,d experiments: by project %.0f ms, by species %.0f ms, %.0f times as long%n",
                    number, project, species, species / project);
        }
    }

    private static NewExperiment experiment(int i) {
        return new NewExperiment(
                "cohort",
                "subject " + i / 10,
                "experiment " + i,
                LocalDateTime.of(2024, 5, 17, 9, 30),
                Map.of("sample", Map.of("individual", Map.of("species", i % 3 == 0 ? "MOUSE" : "HUMAN"))),
                List.of("project " + i % 200));
    }

    /** What pages replace: the document of each experiment, read by itself. */
    private static double oneByOne(Store store, int number) {
        long begun = System.nanoTime();
        for (long id = 1; id <= number; id++) {
            long each = id;
            store.read(session -> IsablDocuments.experiment(session, each));
        }
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double milliseconds(Selection selection, String key, String value) throws InvalidFilterException {
        Filter filter = Filter.of(Shapes.EXPERIMENT, List.of(new FilterPair(key, value)), ZoneOffset.UTC);
        long begun = System.nanoTime();
        int found = selection.targets("experiments", filter).size();
        double milliseconds = (System.nanoTime() - begun) / 1e6;
        System.out.printf("%s %s: %,d found%n", key, value, found);
        return milliseconds;
    }
}
