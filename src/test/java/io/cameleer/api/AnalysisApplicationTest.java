package io.cameleer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.analysis.Analysis;
import io.cameleer.http.HttpRequest;
import io.cameleer.http.ProblemException;
import io.cameleer.json.Json;
import io.cameleer.signal.Automations;
import io.cameleer.signal.Automations.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which application {@code POST /api/v2/analyses} means, with {@code run} and without. */
class AnalysisApplicationTest {

    @TempDir
    Path folder;

    private Automations made;
    private long experiment;

    @BeforeEach
    void open() {
        made = new Automations(folder, Site.plain());
        made.route("qc", "app:qc?version=1&assembly=GRCh37&species=HUMAN", exchange -> {});
        made.route("align-1", "app:align?version=1", exchange -> {});
        made.route("align-2", "app:align?version=2", exchange -> {});
        experiment = made.experiment("e", "HUMAN");
    }

    @AfterEach
    void close() {
        made.close();
    }

    private void add(Object application, boolean run) {
        String body = Json.write(Map.of("application", application, "targets", List.of(experiment), "run", run));
        new AnalysesApi(made.store, made.applications, made.submit)
                .operations()
                .get("addAnalysis")
                .serve(new Request(
                        new HttpRequest("POST", "addAnalysis", Map.of(), Map.of(), Map.of(), body, "tester")));
    }

    private List<String> applications() {
        return made.analyses().stream()
                .map(Analysis::application)
                .map(String::valueOf)
                .toList();
    }

    @Test
    void a_name_alone_is_the_same_application_with_run_and_without() {
        add("QC", false);
        add("qc", true);
        add(Map.of("name", "qc", "version", "1"), false);
        assertThat(applications()).containsExactly("qc 1 GRCh37");
    }

    @Test
    void several_are_listed_and_none_is_recorded() {
        for (boolean run : List.of(false, true)) {
            assertThatThrownBy(() -> add("align", run))
                    .isInstanceOf(ProblemException.class)
                    .extracting(refused -> String.valueOf(((ProblemException) refused).problem()))
                    .asString()
                    .contains("version=1", "version=2", "say which by version");
        }
        assertThat(applications()).isEmpty();
    }

    @Test
    void another_version_than_runs_here_is_recorded_as_given() {
        add(Map.of("name", "qc", "version", "9"), false);
        assertThat(applications()).containsExactly("qc 9");
    }
}
