package io.cameleer.web;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.experiment.Experiment;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.store.Cause;
import io.cameleer.store.EventTable;
import io.cameleer.store.EventTable.Failure;
import io.cameleer.store.Journal;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.web.AnalysisPage.Change;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /analyses} and {@code /analyses/:id}, where a person changes a status: its signals are fired as they are however it
 * changes. The form carries a token that only our own page for this person has.
 */
public final class AnalysisPages {

    private static final int SIZE = 50;
    private static final int MOST_CHANGES = 50;
    private static final int LONGEST_NOTE = 10_000;

    private final Store store;
    private final ZoneId zone;
    private final FormKeys keys;

    /** {@code zone}: the site's, in which times are shown. */
    public AnalysisPages(Store store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
        this.keys = new FormKeys(store);
    }

    public void addTo(Pages pages) {
        pages.get("/analyses", this::list)
                .get("/analyses/:id", this::analysis)
                .post("/analyses/:id/status", this::changeStatus);
    }

    /** What the list shows; {@code number} counts pages from 1. */
    public record AnalysisList(List<Analysis> analyses, @Nullable AnalysisStatus status, int number, Times times) {

        public List<AnalysisStatus> statuses() {
            return List.of(AnalysisStatus.values());
        }

        public static String tone(Analysis analysis) {
            return AnalysisPage.tone(analysis.status());
        }

        public @Nullable String newer() {
            return number > 1 ? address(number - 1) : null;
        }

        public @Nullable String older() {
            return analyses.size() == SIZE ? address(number + 1) : null;
        }

        private String address(int page) {
            return "/analyses?page=" + page + (status == null ? "" : "&status=" + status);
        }
    }

    private PageAnswer list(PageRequest request) {
        AnalysisStatus status =
                request.query("status").flatMap(AnalysisStatus::named).orElse(null);
        String page = request.query("page").orElse("1");
        int number = page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1;
        return Templates.page(
                "analyses.jte",
                store.read(session -> new AnalysisList(
                        session.analyses().list(status, null, SIZE, (number - 1) * SIZE),
                        status,
                        number,
                        new Times(zone, session.now()))),
                request);
    }

    private PageAnswer analysis(PageRequest request) {
        long id = Numbers.id(request);
        String token = FormToken.of(key(id), request.user());
        AnalysisPage page = store.read(session -> session.analyses().find(id).map(found -> page(session, found, token)))
                .orElseThrow(() -> new ProblemException(404, "There is no analysis " + id));
        return Templates.page("analysis.jte", page, request);
    }

    private String key(long analysis) {
        return keys.of("analysis " + analysis);
    }

    private AnalysisPage page(Session session, Analysis analysis, String token) {
        List<Change> changes = new ArrayList<>();
        session.events()
                .latest(EventTable.STATUS_CHANGE, analysis.id(), MOST_CHANGES)
                .forEach(event -> changes.add(new Change(event, session.events().outcomes(event.id()))));
        List<Failure> failures = session.failures().of(EventTable.endpointOf(EventTable.STATUS_CHANGE), analysis.id());
        List<Journal.Entry> journal = new ArrayList<>(session.journal().of("analysis", analysis.id()));
        Collections.reverse(journal);
        return new AnalysisPage(
                analysis,
                experiments(session, analysis.targets()),
                experiments(session, analysis.references()),
                changes,
                failures,
                journal,
                new Times(zone, session.now()),
                token);
    }

    private static List<Experiment> experiments(Session session, List<Long> ids) {
        return session.experiments().all(ids);
    }

    private PageAnswer changeStatus(PageRequest request) {
        long id = Numbers.id(request);
        FormToken.require(request, key(id));
        AnalysisStatus status = AnalysisStatus.named(request.form("status"))
                .orElseThrow(() -> new ProblemException(400, "Choose a status: " + AnalysisStatus.list() + "."));
        String note = request.form("note").strip();
        if (note.length() > LONGEST_NOTE) {
            throw new ProblemException(400, "The note is longer than " + LONGEST_NOTE + " characters.");
        }
        Optional<Analysis> changed = store.transact(session -> {
            Optional<Analysis> found = session.analyses().find(id);
            if (found.isPresent()) {
                if (!note.isEmpty()) {
                    session.analyses().setNotes(id, note);
                }
                session.analyses().setStatus(id, status, Cause.of("user " + request.user()));
            }
            return found;
        });
        if (changed.isEmpty()) {
            throw new ProblemException(404, "There is no analysis " + id);
        }
        return PageAnswer.seeOther("/analyses/" + id);
    }
}
