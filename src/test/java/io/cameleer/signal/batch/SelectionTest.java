package io.cameleer.signal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Application;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.IsablDocuments;
import io.cameleer.app.TargetDocuments;
import io.cameleer.experiment.NewExperiment;
import io.cameleer.filter.Filter;
import io.cameleer.filter.FilterPair;
import io.cameleer.filter.InvalidFilterException;
import io.cameleer.filter.Shape;
import io.cameleer.store.Cause;
import io.cameleer.store.Database;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.LocalDateTime;
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

/** What filters find in the store. */
@ParameterizedClass(name = "{0}")
@EnumSource
class SelectionTest {

    @Parameter
    Database database;

    @TempDir
    Path folder;

    private StoreSettings settings;
    private Store store;

    @BeforeEach
    void open() {
        settings = database.fresh(folder);
        store = Store.open(settings);
    }

    @AfterEach
    void close() {
        store.close();
        database.drop(settings);
    }

    private long experiment(int number, String species, String... projects) {
        return store.transact(session -> session.experiments()
                .put(
                        new NewExperiment(
                                "cohort",
                                "subject",
                                "e" + number,
                                LocalDateTime.of(2024, 5, 17, 9, 30).plusDays(number),
                                Map.of("sample", Map.of("individual", Map.of("species", species)), "lanes", number),
                                List.of(projects)),
                        null));
    }

    private long analysis(String application, AnalysisStatus status, long target) {
        return store.transact(session -> {
            long id = session.analyses()
                    .add(
                            new Application(application, "1.0", "GRCh37", "HUMAN"),
                            new Tuple(List.of(target), List.of()),
                            "tester",
                            List.of());
            session.analyses().setStatus(id, status, "tester");
            return id;
        });
    }

    private List<Long> found(String endpoint, String... pairs) throws InvalidFilterException {
        List<FilterPair> filters = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            filters.add(new FilterPair(pairs[i], pairs[i + 1]));
        }
        Shape shape = endpoint.equals("experiments") ? Shapes.EXPERIMENT : Shapes.ANALYSIS;
        return new Selection(store).targets(endpoint, Filter.of(shape, filters, ZoneOffset.UTC));
    }

    @Test
    void experiments_are_found_page_by_page_by_what_the_database_and_what_documents_know() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int number = 0; number < 450; number++) {
            ids.add(experiment(number, number % 2 == 0 ? "HUMAN" : "MOUSE", number % 3 == 0 ? "three" : "other"));
        }
        assertThat(found("experiments")).isEqualTo(ids);
        assertThat(found("experiments", "projects", "1")).hasSize(150).startsWith(ids.get(0), ids.get(3));
        assertThat(found("experiments", "projects", "1", "sample.individual.species", "MOUSE"))
                .hasSize(75)
                .startsWith(ids.get(3), ids.get(9));
        assertThat(found("experiments", "projects__title!", "three", "metadata__lanes__lt", "3"))
                .containsExactly(ids.get(1), ids.get(2));
        assertThat(found("experiments", "pk__in", ids.get(7) + "," + ids.get(8), "scandate__gte", "2024-05-25"))
                .containsExactly(ids.get(8));
        assertThat(found("experiments", "projects__in", "")).isEmpty();
        for (String hostile : List.of("'", "%", "_", "\\", "\u0000", "x') OR 1=1 --", "\ud83e\udd8b")) {
            assertThat(found("experiments", "projects__title", hostile, "label__contains", hostile))
                    .isEmpty();
        }
        assertThat(found("experiments", "pk", "999999999999999999")).isEmpty();
        assertThat(found("experiments", "pk__range", ids.get(3) + "," + ids.get(5)))
                .isEqualTo(ids.subList(3, 6));
        assertThat(found("experiments", "projects", "1", "projects", "2")).isEmpty();
        assertThat(found("experiments", "results__status__isnull", "true", "pk", "" + ids.get(5)))
                .containsExactly(ids.get(5));
    }

    /** Two ways to the same: what signals get, read one by one, and what filters see, read in pages. */
    @Test
    void documents_read_in_pages_are_those_that_signals_get() {
        List<Long> ids = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            ids.add(experiment(number, "HUMAN", number % 3 == 0 ? "a'%_\\" : "b", "c" + number % 2));
        }
        List<Long> analyses = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            long first = ids.get(number);
            long second = ids.get(29 - number);
            int version = number;
            analyses.add(store.transact(session -> session.analyses()
                    .add(
                            new Application("star", "" + version, "", ""),
                            new Tuple(List.of(second, first), List.of(first)),
                            null,
                            List.of("chain"))));
        }
        store.run(session -> {
            for (long id : ids.subList(0, 10)) {
                session.experiments().setVariable(id, "depth", id * 2);
                session.experiments().setVariable(id, "a", "\u00e9\ud83e\udd8b");
                session.experimentData()
                        .setRawData(id, List.of(Map.of("file_url", "/d/" + id)), new Cause("t", List.of()), true);
            }
        });
        store.run(session -> {
            TargetDocuments documents =
                    new TargetDocuments(session, java.util.Set.of("projects", "raw_data", "results", "targets"));
            ids.add(987_654L);
            Map<Long, Map<String, Object>> experiments = documents.experiments(ids);
            assertThat(experiments).hasSize(30);
            experiments.forEach((id, document) -> assertThat(document)
                    .isEqualTo(IsablDocuments.experiment(session, id).orElseThrow()));
            Map<Long, Map<String, Object>> pages = documents.analyses(analyses);
            assertThat(pages).hasSize(20);
            pages.forEach((id, document) -> assertThat(document)
                    .isEqualTo(IsablDocuments.analysis(session, id).orElseThrow()));
            assertThat(documents.experiments(List.of())).isEmpty();
            assertThat(documents.analyses(List.of())).isEmpty();
        });
    }

    @Test
    void analyses_are_found_by_their_own_fields_and_by_those_of_their_targets() throws Exception {
        long human = experiment(1, "HUMAN", "atlas");
        long mouse = experiment(2, "MOUSE", "other");
        long good = analysis("bwa-mem", AnalysisStatus.SUCCEEDED, human);
        long bad = analysis("bwa-mem", AnalysisStatus.FAILED, mouse);
        long other = analysis("star", AnalysisStatus.FAILED, human);

        assertThat(found("analyses", "status", "FAILED")).containsExactly(bad, other);
        assertThat(found("analyses", "status__in", "SUCCEEDED,FINISHED")).containsExactly(good);
        assertThat(found("analyses", "projects", "1")).containsExactly(good, other);
        assertThat(found("analyses", "targets__sample__individual__species", "MOUSE"))
                .containsExactly(bad);
        assertThat(found("analyses", "application__name", "BWA_MEM", "application.assembly.name", "GRCh37"))
                .containsExactly(good, bad);
        assertThat(found("analyses", "references__isnull", "true", "status!", "FAILED"))
                .containsExactly(good);
        assertThat(found("experiments", "results__status", "FAILED", "sample__individual__species", "HUMAN"))
                .containsExactly(human);
    }

    /** A field that signals get and filters do not know would be refused. */
    @Test
    void every_field_of_the_documents_can_be_named() {
        long experiment = experiment(1, "HUMAN", "atlas");
        long analysis = analysis("bwa-mem", AnalysisStatus.SUCCEEDED, experiment);
        Map<String, Object> document = store.read(session -> IsablDocuments.analysis(session, analysis))
                .orElseThrow();
        assertThat(document.keySet()).allMatch(Shapes.ANALYSIS::has);
        Map<?, ?> target = (Map<?, ?>) ((List<?>) document.get("targets")).get(0);
        assertThat(target.keySet())
                .filteredOn(key -> !key.equals("lanes"))
                .allMatch(key -> Shapes.EXPERIMENT.has(String.valueOf(key)));
    }
}
