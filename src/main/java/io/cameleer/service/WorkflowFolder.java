package io.cameleer.service;

import io.cameleer.store.Store;
import io.cameleer.store.WorkflowTable.Stored;
import io.cameleer.workflow.LoadedWorkflow;
import io.cameleer.workflow.Workflow;
import io.cameleer.workflow.WorkflowLoader;
import io.cameleer.workflow.WorkflowProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Loads the folder of workflows into the store; a bad file is reported and stops no other. */
final class WorkflowFolder {

    private WorkflowFolder() {}

    /** What came of it: the workflows that are there now, and what is wrong, a line each. */
    record Loaded(List<Stored> workflows, List<String> problems) {}

    static Loaded load(Path folder, WorkflowLoader loader, Store store) {
        List<Stored> workflows = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, Path> owners = new HashMap<>();
        for (Path file : files(folder, problems)) {
            try {
                LoadedWorkflow loaded = loader.load(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
                loaded.problems().stream().map(WorkflowProblem::toString).forEach(problems::add);
                if (loaded.workflow().isPresent()) {
                    Workflow workflow = loaded.workflow().get();
                    Path owner = owners.putIfAbsent(workflow.label(), file);
                    if (owner != null) {
                        problems.add(file + ": is not loaded, because its label " + workflow.label() + " is that of "
                                + owner + "; give it another, or take one of them away");
                        continue;
                    }
                    workflows.add(store.transact(session -> session.workflows().put(workflow)));
                }
            } catch (IOException e) {
                problems.add(file + ": cannot be read as UTF-8 text (" + e.getMessage() + "); check the file");
            }
        }
        return new Loaded(workflows, problems);
    }

    private static List<Path> files(Path folder, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            problems.add(folder + ": there is no such folder; no workflow is loaded. Set cameleer.workflows.");
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            problems.add(folder + ": cannot be listed (" + e.getMessage() + ")");
            return List.of();
        }
    }
}
