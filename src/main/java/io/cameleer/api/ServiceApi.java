package io.cameleer.api;

import io.cameleer.callback.dispatch.Timers;
import io.cameleer.document.Documents;
import io.cameleer.governor.Timeouts.Swept;
import io.cameleer.http.ProblemException;
import io.cameleer.store.Labelled;
import io.cameleer.store.Store;
import io.cameleer.store.WorkflowTable.Stored;
import io.cameleer.workflow.LoadedWorkflow;
import io.cameleer.workflow.Workflow;
import io.cameleer.workflow.WorkflowLoader;
import io.cameleer.workflow.WorkflowProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /api/v2/service}: timers, the test clock, and the import of workflows. */
public final class ServiceApi implements OperationGroup {

    private final Store store;
    private final Timers timers;
    private final Supplier<WorkflowLoader> loader;

    /** {@code loader}: asked for at every import, because callback functions and external systems come and go. */
    public ServiceApi(Store store, Timers timers, Supplier<WorkflowLoader> loader) {
        this.store = store;
        this.timers = timers;
        this.loader = loader;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "checkTimeouts", this::checkTimeouts,
                "moveClock", this::moveClock,
                "importWorkflow", this::importWorkflow);
    }

    private Object checkTimeouts(Request request) {
        Swept swept = timers.check();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run_timeouts", swept.runTimeouts());
        document.put("wait_timeouts", swept.waitTimeouts());
        return document;
    }

    private Object moveClock(Request request) {
        int minutes = Math.toIntExact(request.integer("offset_minutes"));
        timers.moveClock(minutes).ifPresent(reason -> {
            throw new ProblemException(403, reason);
        });
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("offset_minutes", minutes);
        document.put("now", store.now().toString());
        return document;
    }

    private Object importWorkflow(Request request) {
        String text = Labels.present(request, "workflow_definition");
        LoadedWorkflow loaded = loader.get().loadLabelled("workflow_definition", text);
        if (loaded.workflow().isEmpty()) {
            return new Answer(400, refusal(loaded));
        }
        Workflow workflow = loaded.workflow().get();
        Stored stored = store.transact(session -> {
            if (session.workflows().newest(workflow.label()).isPresent()) {
                throw Request.conflict("Workflow " + workflow.label() + " already exists.");
            }
            return session.workflows().put(workflow);
        });
        Map<String, Object> document = Documents.summary("workflows", new Labelled(stored.id(), stored.label()));
        document.put("problems", problems(loaded));
        return Answer.created(document);
    }

    /** Study Governor says that it is invalid, and nothing else; here all is said, each with its place. */
    private static Map<String, Object> refusal(LoadedWorkflow loaded) {
        WorkflowProblem first = loaded.errors().get(0);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", "Bad Request");
        document.put("status", 400);
        document.put("detail", "The workflow has errors (" + loaded.errors().size() + "), the first is " + first);
        document.put("message", message(first));
        document.put("problems", problems(loaded));
        return document;
    }

    /** The three sentences that clients of Study Governor may look for. */
    private static String message(WorkflowProblem first) {
        if (first.message().startsWith("not YAML")) {
            return "Workflow definition is not a valid YAML file. " + first.message();
        }
        return first.path().equals("label") ? first.message() : "Workflow definition is invalid.";
    }

    private static List<Map<String, Object>> problems(LoadedWorkflow loaded) {
        return loaded.problems().stream().map(ServiceApi::problem).toList();
    }

    private static Map<String, Object> problem(WorkflowProblem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        document.put("line", problem.line());
        document.put("column", problem.column());
        document.put("path", problem.path());
        document.put("message", problem.message());
        document.put("suggestion", problem.suggestion());
        return document;
    }
}
