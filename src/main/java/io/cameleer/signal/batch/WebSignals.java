package io.cameleer.signal.batch;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.analysis.Tuple;
import io.cameleer.app.Applications;
import io.cameleer.app.Registered;
import io.cameleer.app.Submission;
import io.cameleer.app.Submission.Mode;
import io.cameleer.app.Submission.Report;
import io.cameleer.app.SubmitAnalyses;
import io.cameleer.signal.SignalCall;
import io.cameleer.signal.SignalSource;
import io.cameleer.store.Cause;
import io.cameleer.store.EventTable;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person asks of an analysis on the web: to resume it, or to force it to run anew. As in Isabl such a request is a
 * record under the import string of a signal; here it is an event as well, so that the service runs it at once, and after a
 * restart if it must. The record goes when the analysis was submitted, and gets the reason where it was not.
 */
public final class WebSignals implements SignalSource {

    /** Isabl's import strings of resume and force, which are also the records'. */
    static final String RESUME = "isabl_cli.signals.resume_analysis_signal";

    static final String FORCE = "isabl_cli.signals.force_analysis_signal";
    static final List<String> NAMES = List.of(RESUME, FORCE);

    /** What the web calls them, and what their events are. */
    private static final Map<String, String> BY_VERB = Map.of("resume", RESUME, "force", FORCE);

    private final Store store;
    private final Applications applications;
    private final SubmitAnalyses submit;

    public WebSignals(Store store, Applications applications, SubmitAnalyses submit) {
        this.store = store;
        this.applications = applications;
        this.submit = submit;
    }

    /**
     * Puts a request on record and offers it to the workers; one that is on record already is offered again.
     *
     * @param verb {@code resume} or {@code force}
     * @return false: there is no such analysis
     */
    public static boolean ask(Session session, long analysis, String verb, Cause by) {
        String signal = Optional.ofNullable(BY_VERB.get(verb)).orElseThrow();
        if (session.analyses().find(analysis).isEmpty()) {
            return false;
        }
        session.failures().ask(Endpoints.ANALYSES, analysis, signal);
        session.journal().add("analysis", analysis, "asked", by + " asks to " + verb + " it");
        session.events().add(verb, analysis, "asked by " + by.by() + " at " + session.now(), Map.of(), by.chain());
        return true;
    }

    @Override
    public String origin() {
        return "web";
    }

    @Override
    public List<String> names(String kind) {
        return BY_VERB.containsKey(kind) ? List.of(BY_VERB.get(kind)) : List.of();
    }

    @Override
    public boolean answers(String kind, String name) {
        return NAMES.contains(name) && !kind.equals(EventTable.DATA_IMPORT);
    }

    @Override
    public void fire(SignalCall call) {
        long id = Long.parseLong(String.valueOf(call.body().get("pk")));
        Analysis analysis = store.read(session -> session.analyses().find(id)).orElseThrow();
        Registered registered = applications
                .find(analysis.application())
                .orElseThrow(() -> new IllegalStateException("no running route is application " + analysis.application()
                        + "; add one that begins with app:"
                        + analysis.application().name()));
        Mode mode = call.name().equals(FORCE) ? Mode.FORCE : Mode.RESTART;
        Report report = submit.submit(new Submission(
                registered,
                List.of(new Tuple(analysis.targets(), analysis.references())),
                true,
                mode,
                "the web",
                // A chain of this signal alone: a person asks, and what led there before does not count.
                call.chain().size() > 1 ? call.chain() : List.of()));
        if (!report.invalid().isEmpty()) {
            throw new IllegalStateException(report.invalid().get(0).reason());
        }
        if (report.run().isEmpty()) {
            throw new IllegalStateException(refusal(analysis.status(), mode));
        }
    }

    private static String refusal(AnalysisStatus status, Mode mode) {
        return "it is " + status
                + (mode == Mode.RESTART
                        ? "; resume runs what failed or never ran, force everything that did not end well"
                        : "; what ended well or was rejected is not run again");
    }
}
