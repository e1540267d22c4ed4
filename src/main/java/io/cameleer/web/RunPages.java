package io.cameleer.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.cameleer.api.RunDocuments;
import io.cameleer.experiment.Experiment;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.store.Store;
import io.cameleer.watch.Sequencers;
import io.cameleer.web.RunPage.FileList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /runs}, {@code /runs/:id} and {@code /experiments/:id}. */
public final class RunPages {

    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);
    private static final int MOST_FILES = 500;
    private static final int MOST_RUNS = 200;

    private final Store store;
    private final Sequencers sequencers;
    private final IngestProgress progress;

    public RunPages(Store store, Sequencers sequencers, IngestProgress progress) {
        this.store = store;
        this.sequencers = sequencers;
        this.progress = progress;
    }

    public void addTo(Pages pages) {
        pages.get("/runs", this::list);
        pages.get("/runs/:id", this::run);
        pages.get("/experiments/:id", this::experiment);
    }

    private PageAnswer list(PageRequest request) {
        List<Run> runs = store.read(session -> session.runs().list(null, MOST_RUNS, 0));
        return render("runs.jte", Map.of("runs", runs, "problems", sequencers.problems()));
    }

    /** For people as a page, for programs as JSON. */
    private PageAnswer run(PageRequest request) {
        long id = id(request);
        if (!request.wantsHtml()) {
            return PageAnswer.jsonText(Json.write(store.read(
                            session -> session.runs().find(id).map(run -> RunDocuments.whole(session, run, progress)))
                    .orElseThrow(() -> new ProblemException(404, "There is no run " + id))));
        }
        RunPage page = store.read(session -> session.runs()
                        .find(id)
                        .map(run -> new RunPage(
                                run,
                                session.experiments().ofRun(id),
                                session.runs().metadata(id),
                                session.journal().of("run", id),
                                files(run))))
                .orElseThrow(() -> new ProblemException(404, "There is no run " + id));
        return render("run.jte", Map.of("page", page));
    }

    private PageAnswer experiment(PageRequest request) {
        long id = id(request);
        Experiment experiment = store.read(session -> session.experiments().find(id))
                .orElseThrow(() -> new ProblemException(404, "There is no experiment " + id));
        return render(
                "experiment.jte",
                Map.of(
                        "experiment", experiment,
                        "executions",
                                store.read(session -> session.experiments().executions(id)),
                        "journal", store.read(session -> session.journal().of("experiment", id))));
    }

    private static long id(PageRequest request) {
        String id = request.path("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new ProblemException(404, "'" + id + "' is no number");
        }
        return Long.parseLong(id);
    }

    private static FileList files(Run run) {
        if (run.archived() == null) {
            return new FileList(List.of(), 0);
        }
        Path manifest = Path.of(run.archived().address()).resolve("manifest-sha256.txt");
        try (Stream<String> lines = Files.lines(manifest)) {
            return new FileList(lines.limit(MOST_FILES).toList(), run.archived().files());
        } catch (IOException | java.io.UncheckedIOException e) {
            return new FileList(
                    List.of("manifest-sha256.txt cannot be read: " + e.getMessage()),
                    run.archived().files());
        }
    }

    private static PageAnswer render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        TEMPLATES.render(template, parameters, output);
        return PageAnswer.html(output.toString());
    }
}
