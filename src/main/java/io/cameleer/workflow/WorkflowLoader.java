package io.cameleer.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

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
     * Loads a text that must say its own label, as the import over REST demands.
     *
     * @param name for the problems
     */
    public LoadedWorkflow loadLabelled(String name, String text) {
        return load(name, text, Optional.empty());
    }

    private LoadedWorkflow load(String fileName, String text, Optional<String> defaultLabel) {
        Problems problems = new Problems(fileName);
        String content = YamlText.prepare(text);
        Optional<Workflow> workflow = YamlReader.read(content, problems)
                .filter(document -> !PreSevenShape.refuse(document, problems))
                .flatMap(document -> new WorkflowReader(
                                problems, new SourceText(content), conditions, functions, externalSystems)
                        .read(document, defaultLabel));
        if (workflow.isEmpty() && !problems.hasErrors()) {
            problems.error(Position.START, "", "the file holds no workflow", "write label: and states:");
        }
        return new LoadedWorkflow(
                workflow.filter(read -> !problems.hasErrors()).map(read -> withSource(read, text)), problems.inOrder());
    }

    private static Workflow withSource(Workflow read, String text) {
        return new Workflow(read.label(), read.states(), read.externalSystems(), read.scantypes(), text, sha256(text));
    }

    private static Optional<String> labelOf(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        String label = dot < 0 ? name : name.substring(0, dot);
        return Optional.of(label).filter(found -> !found.isBlank() && found.length() <= Limits.LABEL);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
