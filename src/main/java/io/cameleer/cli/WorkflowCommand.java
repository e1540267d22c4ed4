package io.cameleer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.workflow.LoadedWorkflow;
import io.cameleer.workflow.Severity;
import io.cameleer.workflow.Workflow;
import io.cameleer.workflow.WorkflowGraph;
import io.cameleer.workflow.WorkflowLoader;
import io.cameleer.workflow.WorkflowProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Checks and draws workflow files without a running service. The exit code is 0 when every file is valid, 1 when one has errors (warnings are none) and 2 when one cannot
 * be read or the command line is wrong.
 */
@Command(
        name = "workflow",
        description = "Checks and draws workflow files.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class WorkflowCommand {

    private static final int VALID = 0;
    private static final int INVALID = 1;
    private static final int UNREADABLE = 2;

    private final Supplier<WorkflowLoader> loader;
    private final ObjectMapper json = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * The command.
     *
     * @param loader asked for once a file is to be loaded
     */
    public WorkflowCommand(Supplier<WorkflowLoader> loader) {
        this.loader = loader;
    }

    /** The text formats of a graph. */
    enum Format {
        MERMAID,
        DOT
    }

    @Command(
            description = "Says all that is wrong in workflow files, with line and column.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every file is valid", "1:a file has errors", "2:a file cannot be read"},
            mixinStandardHelpOptions = true)
    int validate(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "The workflow files, YAML or JSON.")
                    List<Path> files,
            @Option(names = "--json", description = "Print one JSON document a line for each file.") boolean asJson) {
        return each(files, asJson, loaded -> Optional.empty());
    }

    @Command(
            description = "Writes workflows as graphs.",
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every file is valid", "1:a file has errors", "2:a file cannot be read"},
            mixinStandardHelpOptions = true)
    int graph(
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "The workflow files, YAML or JSON.")
                    List<Path> files,
            @Option(
                            names = "--format",
                            defaultValue = "mermaid",
                            description = "mermaid (the default; GitHub and GitLab draw it) or dot (for Graphviz).")
                    Format format,
            @Option(names = "--json", description = "Print one JSON document a line for each file.") boolean asJson) {
        return each(files, asJson, workflow -> Optional.of(draw(workflow, format)));
    }

    private static String draw(Workflow workflow, Format format) {
        return format == Format.DOT ? WorkflowGraph.dot(workflow) : WorkflowGraph.mermaid(workflow);
    }

    private int each(List<Path> files, boolean asJson, Drawing drawing) {
        WorkflowLoader ready = loader.get();
        int code = VALID;
        for (Path file : files) {
            LoadedWorkflow loaded;
            int own;
            try {
                loaded = ready.load(file);
                own = loaded.workflow().isPresent() ? VALID : INVALID;
            } catch (IOException unreadable) {
                loaded = new LoadedWorkflow(Optional.empty(), List.of(problem(file, unreadable)));
                own = UNREADABLE;
            }
            Optional<String> graph = loaded.workflow().flatMap(drawing::of);
            if (asJson) {
                out(document(file, loaded, graph));
            } else {
                print(file, loaded, graph);
            }
            code = Math.max(code, own);
        }
        return code;
    }

    private void print(Path file, LoadedWorkflow loaded, Optional<String> graph) {
        if (graph.isPresent()) {
            loaded.problems().forEach(problem -> err(problem.toString()));
            out(graph.get().stripTrailing());
            return;
        }
        loaded.problems().forEach(problem -> out(Caret.show(file, problem)));
        loaded.workflow()
                .ifPresent(workflow -> out("%s: valid: workflow '%s' with %d states"
                        .formatted(file, workflow.label(), workflow.states().size())));
    }

    private String document(Path file, LoadedWorkflow loaded, Optional<String> graph) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("valid", loaded.workflow().isPresent());
        loaded.workflow().ifPresent(workflow -> {
            document.put("label", workflow.label());
            document.put("hash", workflow.hash());
        });
        graph.ifPresent(text -> document.put("graph", text));
        document.put(
                "problems",
                loaded.problems().stream().map(WorkflowCommand::fields).toList());
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can always be written", impossible);
        }
    }

    private static Map<String, @Nullable Object> fields(WorkflowProblem problem) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        fields.put("line", problem.line());
        fields.put("column", problem.column());
        fields.put("path", problem.path());
        fields.put("message", problem.message());
        fields.put("suggestion", problem.suggestion());
        return fields;
    }

    private static WorkflowProblem problem(Path file, IOException unreadable) {
        return new WorkflowProblem(
                Severity.ERROR, file.toString(), 0, 0, "", "cannot be read: " + reason(unreadable), null);
    }

    private static String reason(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return unreadable instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(unreadable.getMessage());
    }

    private void out(String line) {
        command().commandLine().getOut().println(line);
    }

    private void err(String line) {
        command().commandLine().getErr().println(line);
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("the command is only run by picocli");
        }
        return spec;
    }

    /** Makes the graph of a workflow, where one is wanted. */
    private interface Drawing {
        Optional<String> of(Workflow workflow);
    }
}
