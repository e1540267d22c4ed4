package io.cameleer.web;

import io.cameleer.callback.ExecutionFolders;
import io.cameleer.experiment.Experiment;
import io.cameleer.http.PageAnswer;
import io.cameleer.http.PageRequest;
import io.cameleer.http.Pages;
import io.cameleer.http.ProblemException;
import io.cameleer.store.ExperimentSearch.Query;
import io.cameleer.store.Session;
import io.cameleer.store.Store;
import io.cameleer.store.Timeline.CallbackRun;
import io.cameleer.store.Timeline.Step;
import io.cameleer.web.ExperimentPage.PathStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /experiments}, {@code /experiments/:id}, {@code /actions/:id} and {@code /callback_executions/:id/log}. */
public final class ExperimentPages {

    private static final int MOST_STEPS = 200;
    private static final int MOST_PAGES = 1_000_000;

    private final Store store;
    private final Path executions;
    private final ZoneId zone;

    /**
     * @param executions the folder in which each execution has its own, with its log
     * @param zone the site's, in which times are shown
     */
    public ExperimentPages(Store store, Path executions, ZoneId zone) {
        this.store = store;
        this.executions = executions;
        this.zone = zone;
    }

    public void addTo(Pages pages) {
        pages.get("/experiments", this::list)
                .get("/experiments/:id", this::experiment)
                .get("/actions/:id", this::action)
                .get("/callback_executions/:id/log", this::log);
    }

    private PageAnswer list(PageRequest request) {
        Query query = new Query(
                request.query("label").orElse("").strip(),
                request.query("state").orElse(""),
                request.query("waits").orElse("").strip());
        int number = number(request.query("page").orElse("1"));
        return Templates.page(
                "experiments.jte",
                store.read(session -> new ExperimentListPage(
                        query,
                        session.experimentSearch()
                                .find(query, ExperimentListPage.SIZE, (number - 1) * ExperimentListPage.SIZE),
                        session.experimentSearch().states(),
                        session.experimentSearch().count(query),
                        number)),
                request);
    }

    private static int number(String text) {
        return text.matches("[1-9][0-9]{0,6}") ? Math.min(Integer.parseInt(text), MOST_PAGES) : 1;
    }

    private PageAnswer experiment(PageRequest request) {
        long id = Numbers.id(request);
        ExperimentPage page = store.read(session ->
                        session.experiments().find(id).map(experiment -> page(session, experiment, request.user())))
                .orElseThrow(() -> new ProblemException(404, "There is no experiment " + id));
        return Templates.page("experiment.jte", page, request);
    }

    private ExperimentPage page(Session session, Experiment experiment, String user) {
        Times times = new Times(zone, session.now());
        List<Step> steps = session.timeline().latest(experiment.id(), MOST_STEPS + 1);
        List<PathStep> path = new ArrayList<>();
        @Nullable Instant left = null;
        for (Step step : steps.subList(0, Math.min(steps.size(), MOST_STEPS))) {
            path.add(new PathStep(step, left, callbacks(session, step.id(), new Visit(left == null, times, user))));
            left = step.start();
        }
        var journal = new ArrayList<>(session.journal().of("experiment", experiment.id()));
        Collections.reverse(journal);
        return new ExperimentPage(experiment, path, steps.size() > MOST_STEPS, journal, times);
    }

    private PageAnswer action(PageRequest request) {
        long id = Numbers.id(request);
        ActionPage page = store.read(
                        session -> session.timeline().step(id).map(step -> page(session, step, request.user())))
                .orElseThrow(() -> new ProblemException(404, "There is no action " + id));
        return Templates.page("action.jte", page, request);
    }

    private ActionPage page(Session session, Step step, String user) {
        Times times = new Times(zone, session.now());
        boolean current =
                session.timeline().latest(step.experimentId(), 1).get(0).id() == step.id();
        Optional<Experiment> experiment = session.experiments().find(step.experimentId());
        return new ActionPage(
                step,
                callbacks(session, step.id(), new Visit(current, times, user)),
                current,
                current ? experiment.map(Experiment::waits).orElse(null) : null,
                times);
    }

    /** Who looks, when, and whether the experiment is still in the state that is looked at. */
    private record Visit(boolean current, Times times, String user) {}

    private List<CallbackView> callbacks(Session session, long action, Visit visit) {
        return session.timeline().callbacks(action).stream()
                .map(run -> new CallbackView(
                        run,
                        visit.times(),
                        token(session, run, visit.user()),
                        visit.current(),
                        Files.isRegularFile(logFile(run.id()))))
                .toList();
    }

    private static String token(Session session, CallbackRun run, String user) {
        return session.governor()
                .execution(run.id())
                .map(execution -> FormToken.of(execution.secretKey(), user))
                .orElse("");
    }

    /** The whole log, to be saved. */
    private PageAnswer log(PageRequest request) {
        long id = Numbers.id(request);
        Path file = logFile(id);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(404, "There is no log of callback execution " + id + " on this machine");
        }
        return PageAnswer.download(file, "callback-execution-" + id + ".log");
    }

    private Path logFile(long execution) {
        return ExecutionFolders.log(ExecutionFolders.folder(executions, execution))
                .toAbsolutePath();
    }
}
