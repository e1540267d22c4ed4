package io.cameleer.web;

import io.cameleer.api.RunDocuments;
import io.cameleer.api.RunRemarks;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.ingest.IngestProgress;
import io.cameleer.json.Json;
import io.cameleer.run.Run;
import io.cameleer.store.RunFilter;
import io.cameleer.store.Store;
import io.cameleer.watch.Sequencers;
import io.cameleer.web.RunPage.FileList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code /runs} and {@code /runs/:id}. */
public final class RunPages {

    private static final int MOST_FILES = 500;
    private static final int MOST_RUNS = 200;

    private final Store store;
    private final Sequencers sequencers;
    private final IngestProgress progress;
    private final ZoneId zone;

    /** {@code zone}: the site's, in which times are shown. */
    public RunPages(Store store, Sequencers sequencers, IngestProgress progress, ZoneId zone) {
        this.store = store;
        this.sequencers = sequencers;
        this.progress = progress;
        this.zone = zone;
    }

    public void addTo(Pages pages) {
        pages.get("/runs", this::list);
        pages.get("/runs/:id", this::run);
    }

    /** A run, with what is to be said of it. */
    public record Line(Run run, String remark) {}

    /** What the list of runs shows. */
    public record RunList(List<Line> runs, List<String> problems) {}

    private PageAnswer list(PageRequest request) {
        RunList list = store.read(session -> {
            RunRemarks remarks = new RunRemarks(session);
            List<String> problems = new ArrayList<>(sequencers.problems());
            problems.addAll(RunRemarks.warnings(session));
            return new RunList(
                    session.runs().search(RunFilter.ALL, MOST_RUNS, 0).stream()
                            .map(run -> new Line(run, remarks.of(run)))
                            .toList(),
                    problems);
        });
        return Templates.page("runs.jte", list, request);
    }

    /** For people as a page, for programs as JSON. */
    private PageAnswer run(PageRequest request) {
        long id = Numbers.id(request);
        if (!request.wantsHtml()) {
            return PageAnswer.jsonText(Json.write(store.read(
                            session -> session.runs().find(id).map(run -> RunDocuments.whole(session, run, progress)))
                    .orElseThrow(() -> new ProblemException(404, "There is no run " + id))));
        }
        RunPage page = store.read(session -> session.runs()
                        .find(id)
                        .map(run -> new RunPage(
                                run,
                                new RunRemarks(session).of(run),
                                RunDocuments.experiments(session, run),
                                session.runs().metadata(id),
                                session.journal().of("run", id),
                                files(run),
                                new Times(zone, session.now()))))
                .orElseThrow(() -> new ProblemException(404, "There is no run " + id));
        return Templates.page("run.jte", page, request);
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
}
