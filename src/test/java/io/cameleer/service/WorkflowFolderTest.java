package io.cameleer.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.condition.Conditions;
import io.cameleer.service.WorkflowFolder.Loaded;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.workflow.FunctionCatalogue;
import io.cameleer.workflow.WorkflowLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowFolderTest {

    private static final String WORKFLOW =
            """
            label: sequencing
            states:
              - {label: untracked, transitions: [{destination: LAST}]}
              - {label: LAST}
            """;

    @TempDir
    Path folder;

    private final WorkflowLoader loader = new WorkflowLoader(
            new WorkflowConditions(new Conditions(Clock.systemUTC(), ZoneOffset.UTC)),
            FunctionCatalogue.standard(),
            Set.of());

    @Test
    void of_two_files_with_one_label_the_first_by_name_is_the_workflow_at_every_start() throws IOException {
        Path files = Files.createDirectories(folder.resolve("workflows"));
        Files.writeString(files.resolve("a.yaml"), WORKFLOW.replace("LAST", "of-a"));
        Files.writeString(files.resolve("b.yaml"), WORKFLOW.replace("LAST", "of-b"));
        try (Store store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")))) {
            for (int start = 1; start <= 3; start++) {
                Loaded loaded = WorkflowFolder.load(files, loader, store);
                assertThat(loaded.workflows()).hasSize(1);
                assertThat(loaded.problems())
                        .singleElement()
                        .asString()
                        .contains("b.yaml: is not loaded, because its label sequencing is that of ", "a.yaml");
                assertThat(store.read(session -> session.workflows().newest("sequencing"))
                                .orElseThrow()
                                .version())
                        .isEqualTo(1);
            }
        }
    }
}
