package io.cameleer.workflow;

import io.cameleer.workflow.YamlNode.Scalar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Reads workflows and refuses what would fail later. All problems of a file are found at once, each with its place; content never causes an exception, and costs bounded
 * time and memory. Immutable, safe for any thread if the condition check is.
 */
public final class WorkflowLoader {

    private final ConditionCheck conditions;
    private final FunctionCatalogue functions;
    private final Set<String> externalSystems;

    /**
     * A loader for a site.
     *
     * @param functions the callback functions that exist
     * @param externalSystems the names of the external systems that the site sets
     */
    public WorkflowLoader(ConditionCheck conditions, FunctionCatalogue functions, Set<String> externalSystems) {
        this.conditions = conditions;
        this.functions = functions;
        this.externalSystems = Set.copyOf(externalSystems);
    }

    /** A loader that knows the standard functions and those of the given names, and no external systems. */
    public WorkflowLoader(ConditionCheck conditions, Set<String> moreFunctions) {
        this(conditions, FunctionCatalogue.standard().with(moreFunctions), Set.of());
    }

    /**
     * Loads a file's text. A workflow without a label gets the file's name without its folder and its last extension.
     *
     * @param fileName for the problems, and for the label where the text has none
     */
    public LoadedWorkflow load(String fileName, String text) {
        return load(fileName, text, labelOf(fileName));
    }

    /**
     * Loads a file.
     *
     * @throws IOException when the file cannot be read; what it holds is no reason
     */
    public LoadedWorkflow load(Path file) throws IOException {
        String name = file.toString();
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(Utf8.MOST_BYTES_OF_A_CHARACTER * Limits.TEXT + 1);
        }
        try {
            return load(name, Utf8.decode(bytes));
        } catch (YamlFault fault) {
            Problems problems = new Problems(name);
            problems.error(fault.position(), "", fault.what(), fault.suggestion());
            return new LoadedWorkflow(Optional.empty(), problems.inOrder());
        }
    }

    /**
     * Loads a text that must say its own label, as the import over REST demands.
     *
     * @param name for the problems
     */
    public LoadedWorkflow loadLabelled(String name, String text) {
        return load(name, text, Optional.empty());
    }

    private LoadedWorkflow load(String fileName, String text, Optional<String> defaultLabel) {
        Problems problems = new Problems(fileName);
        if (text.length() > Limits.TEXT) {
            String message = "the text is longer than %d characters".formatted(Limits.TEXT);
            problems.error(Position.START, "", message, "split the workflow");
            return new LoadedWorkflow(Optional.empty(), problems.inOrder());
        }
        String content = YamlText.prepare(text);
        Budget budget = new Budget();
        SourceText source = new SourceText(content);
        ReadContext site = new ReadContext(problems, source, budget, conditions, functions, externalSystems);
        Optional<Workflow> workflow = new YamlReader(problems, budget, "", UnaryOperator.identity())
                .read(content)
                .filter(document -> !(document instanceof Scalar scalar && scalar.isNull()))
                .filter(document -> !PreSevenShape.refuse(document, problems))
                .flatMap(document -> new WorkflowReader(site).read(document, defaultLabel));
        if (workflow.isEmpty() && !problems.hasErrors()) {
            problems.error(Position.START, "", "the file holds no workflow", "write label: and states:");
        }
        return new LoadedWorkflow(
                workflow.filter(read -> !problems.hasErrors()).map(read -> withSource(read, text)), problems.inOrder());
    }

    private static Workflow withSource(Workflow read, String text) {
        return new Workflow(
                read.label(),
                read.states(),
                read.externalSystems(),
                read.scantypes(),
                text,
                DigestUtils.sha256Hex(text));
    }

    private static Optional<String> labelOf(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        return Optional.of(label).filter(found -> !found.isBlank() && found.length() <= Limits.LABEL);
    }
}
