package io.cameleer.cli;

import io.cameleer.document.Documents;
import io.cameleer.json.Json;
import io.cameleer.service.Core;
import io.cameleer.settings.Settings;
import io.cameleer.store.Labelled;
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

/** {@code why}: what an experiment waits for, in a sentence. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description =
                "Says what an experiment waits for: a callback, a timer, a person, or a condition with its values.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:said", "1:there is no such experiment, or more than one", "2:wrong usage"})
public final class WhyCommand implements Callable<Integer> {

    private static final int MOST_PARTS = 20;
    private static final int LONGEST_LINE = 300;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "EXPERIMENT", description = "The experiment's number, or its label. A number comes first.")
    private String experiment = "";

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Settings settings = options.load();
        List<Map<String, Object>> answers = options.reach(settings, core -> alone(core, settings), this::beside);
        if (answers.size() == 1) {
            print(answers.get(0));
            return 0;
        }
        PrintWriter err = spec().commandLine().getErr();
        if (answers.isEmpty()) {
            err.println("there is no experiment " + experiment);
        } else {
            err.println("there are " + answers.size() + " experiments " + experiment + "; give one by its number:");
            TextTable table = new TextTable("NUMBER", "EXPERIMENT", "STATE", "WORKFLOW");
            answers.forEach(answer -> table.row(
                    text(answer, "experiment", "id"),
                    text(answer, "experiment", "label"),
                    text(answer, "state", "label"),
                    text(answer, "workflow", "label")));
            table.print(err);
        }
        err.flush();
        return 1;
    }

    private List<Map<String, Object>> alone(Core core, Settings settings) {
        Documents documents = new Documents("", settings.zone());
        return core.store().read(session -> {
            if (isNumber()) {
                List<Map<String, Object>> numbered =
                        documents.why(session, core.why(), Long.parseLong(experiment)).stream()
                                .toList();
                if (!numbered.isEmpty()) {
                    return numbered;
                }
            }
            List<Long> ids = new ArrayList<>();
            session.experimentLists().labelled(experiment).stream()
                    .map(Labelled::id)
                    .forEach(ids::add);
            return ids.stream()
                    .flatMap(id -> documents.why(session, core.why(), id).stream())
                    .toList();
        });
    }

    private List<Map<String, Object>> beside(ServiceClient service) throws IOException, InterruptedException {
        if (isNumber()) {
            List<Map<String, Object>> numbered = service.find("/api/v2/experiments/" + experiment + "/why").stream()
                    .toList();
            if (!numbered.isEmpty()) {
                return numbered;
            }
        }
        List<String> paths = new ArrayList<>();
        Object labelled = service.get("/api/v2/experiments?label=" + ServiceClient.encode(experiment))
                .get("experiments");
        for (Object found : labelled instanceof List<?> list ? list : List.of()) {
            paths.add(String.valueOf(((Map<?, ?>) found).get("uri")));
        }
        List<Map<String, Object>> answers = new ArrayList<>();
        for (String path : paths) {
            service.find(path + "/why").ifPresent(answers::add);
        }
        return answers;
    }

    private boolean isNumber() {
        return experiment.matches("[0-9]{1,18}");
    }

    private void print(Map<String, Object> answer) {
        PrintWriter out = spec().commandLine().getOut();
        if (json) {
            out.println(Json.write(answer));
        } else {
            String state = text(answer, "state", "label");
            String where =
                    state == null ? "" : ", state " + state + " of workflow " + text(answer, "workflow", "label");
            out.println(Visible.line("experiment " + text(answer, "experiment", "label") + " ("
                    + text(answer, "experiment", "id") + ")" + where));
            out.println(Visible.line(String.valueOf(answer.get("why"))));
            if (answer.get("tests") instanceof List<?> tests) {
                tests.forEach(test -> printTest(out, (Map<?, ?>) test));
            }
        }
        out.flush();
    }

    /** A way out of the state: its condition, and what the parts of it came to. */
    private static void printTest(PrintWriter out, Map<?, ?> test) {
        if (!(test.get("trace") instanceof Map<?, ?> trace) || !(trace.get("parts") instanceof List<?> parts)) {
            return;
        }
        out.println(Visible.line("  to " + test.get("destination") + ": " + test.get("condition"), LONGEST_LINE));
        parts.stream()
                .limit(MOST_PARTS)
                .map(part -> (Map<?, ?>) part)
                .map(part -> "    " + part.get("expression") + " = "
                        + (part.get("error") == null ? part.get("values") : part.get("error")))
                .map(line -> Visible.line(line, LONGEST_LINE))
                .forEach(out::println);
    }

    private static @Nullable String text(Map<String, Object> answer, String part, String name) {
        return answer.get(part) instanceof Map<?, ?> map ? String.valueOf(map.get(name)) : null;
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
