package io.cameleer.cli;

import io.cameleer.api.PeriodicTaskDocument;
import io.cameleer.job.EditPeriodicTasks;
import io.cameleer.job.PeriodicTasks;
import io.cameleer.service.Core;
import io.cameleer.settings.Settings;
import io.cameleer.text.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tasks}: what runs again and again, and what a person does to one of them. */
@Command(
        name = "tasks",
        mixinStandardHelpOptions = true,
        description = "Lists periodic tasks, adds, changes or deletes one, pauses it, lets it go on, or runs it now.")
public final class TasksCommand implements Callable<Integer> {

    private static final String BY = "the command line";
    private static final String PATH = "/api/v2/periodic_tasks";

    /** What to do. */
    enum Verb {
        list,
        add,
        change,
        delete,
        pause,
        resume,
        run;

        /** Only a service knows which jobs there are. */
        boolean needsService() {
            return this == add || this == change;
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VERB",
            description = "One of ${COMPLETION-CANDIDATES}; list if left out.")
    private Verb verb = Verb.list;

    @Parameters(index = "1", arity = "0..1", paramLabel = "TASK", description = "The task's name, or its number.")
    private @Nullable String task;

    @Mixin
    private TaskOptions given = new TaskOptions();

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        if (verb != Verb.list && task == null) {
            spec().commandLine().getErr().println("tasks " + verb + " needs a task: its name or its number");
            return 2;
        }
        try {
            Settings settings = options.load();
            return print(
                    verb.needsService()
                            ? beside(options.service(settings))
                            : options.reach(settings, this::alone, this::beside));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new RefusedRequestException(String.valueOf(refused.getMessage()));
        }
    }

    private List<Map<String, Object>> alone(Core core) throws NoSuchItemException {
        List<Map<String, Object>> all = core.store().read(session -> session.periodicTasks().list().stream()
                .map(found -> PeriodicTaskDocument.of(session, found))
                .toList());
        if (verb == Verb.list) {
            return all;
        }
        long id = Long.parseLong(String.valueOf(find(all).get("id")));
        switch (verb) {
            case run -> {
                // The job is offered to the workers of the service that runs next.
                if (!new PeriodicTasks(core.store()).startNow(id)) {
                    throw new IllegalStateException("its last run still goes on");
                }
            }
            case delete -> new EditPeriodicTasks(core.store()).delete(id, BY);
            default -> new EditPeriodicTasks(core.store()).enable(id, verb == Verb.resume, BY);
        }
        return core.store()
                .read(session ->
                        session.periodicTasks().find(id).map(found -> PeriodicTaskDocument.of(session, found)).stream()
                                .toList());
    }

    private List<Map<String, Object>> beside(ServiceClient service)
            throws IOException, InterruptedException, NoSuchItemException {
        if (verb == Verb.add) {
            Map<String, Object> document = given.document();
            document.putIfAbsent("name", Objects.requireNonNull(task));
            return List.of(service.post(PATH, document));
        }
        List<Map<String, Object>> all = new ServedItems(service, PATH, "periodic_tasks").list(Map.of());
        if (verb == Verb.list) {
            return all;
        }
        String uri = String.valueOf(find(all).get("uri"));
        return switch (verb) {
            case change -> List.of(service.patch(uri, given.document()));
            case delete -> {
                service.delete(uri);
                yield List.of();
            }
            default -> List.of(service.post(uri + "/" + verb, Map.of()));
        };
    }

    private Map<String, Object> find(List<Map<String, Object>> all) throws NoSuchItemException {
        return NoSuchItemException.find("task", Objects.requireNonNull(task), all, List.of("name", "id"));
    }

    private int print(List<Map<String, Object>> tasks) {
        PrintWriter out = spec().commandLine().getOut();
        if (verb == Verb.delete) {
            out.println("deleted; what it started stays");
            out.flush();
            return 0;
        }
        new ItemPrinter()
                .column("NUMBER", "id")
                .column("NAME", "name")
                .column("TASK", "task")
                .column("WHEN", item -> item.get("interval") == null ? item.get("crontab") : item.get("interval"))
                .column("NEXT RUN", item -> Boolean.TRUE.equals(item.get("enabled")) ? item.get("next_run") : "paused")
                .column("LAST RUN", "last_run")
                .column(
                        "OUTCOME",
                        item -> item.get("last_outcome") instanceof Map<?, ?> outcome ? outcome.get("status") : null)
                .print(tasks, json, out);
        if (!json) {
            tasks.forEach(item -> remarks(item).forEach(out::println));
        }
        out.flush();
        return 0;
    }

    /** What a person should know besides: why it was not started, why it failed last. */
    private static List<String> remarks(Map<String, Object> item) {
        List<String> remarks = new ArrayList<>();
        if (item.get("note") != null) {
            remarks.add(item.get("name") + ": " + item.get("note"));
        }
        if (item.get("last_failure") instanceof Map<?, ?> failure) {
            remarks.add(item.get("name") + ": failed at " + failure.get("end_time") + ": " + failure.get("message"));
        }
        return remarks.stream().map(Visible::line).toList();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
