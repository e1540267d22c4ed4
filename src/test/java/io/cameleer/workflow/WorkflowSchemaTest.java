package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors use says what the loader says. */
class WorkflowSchemaTest {

    private static final Path SHIPPED = Path.of("workflows/schema/workflow.schema.json");

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(WorkflowSchema.text());

    @Test
    void the_shipped_schema_is_the_one_that_the_code_describes() throws IOException {
        Path made = Files.createDirectories(Path.of("target")).resolve("workflow.schema.json");
        Files.writeString(made, WorkflowSchema.text());
        assertThat(SHIPPED)
                .as("the language changed; copy %s to %s", made, SHIPPED)
                .hasSameTextualContentAs(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"workflows/sequencing.yaml", "workflows/imaging.yaml"})
    void the_shipped_workflows_fit_the_schema(String file) throws IOException {
        assertThat(faults(Files.readString(Path.of(file)))).isEmpty();
    }

    @Test
    void a_workflow_in_every_detail_fits_the_schema() {
        assertThat(faults(WorkflowLoaderTest.GOOD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{label: a}",
                "{label: a, states: []}",
                "{label: a, states: [{freetext: x}]}",
                "{label: a, states: [{label: x}], unknown: 1}",
                "{label: a, states: [{label: x, callbacks: [{label: c}]}]}",
                "{label: a, states: [{label: x, callbacks: [{label: c, function: sleep}]}]}",
                "{label: a, states: [{label: x, callbacks: [{label: c, function: command, callback_arguments: {}}]}]}",
                "{label: a, states: [{label: x, callbacks: [{label: c, function: command, callback_arguments: {binary: a, arg: b}}]}]}",
                "{label: a, states: [{label: x, callbacks: [{label: c, function: f, run_timeout: soon}]}]}",
                "{label: a, states: [{label: x, transitions: [{condition: 'True'}]}]}",
                "{label: a, states: [{label: x, transitions: [{destination: x}]}], transitions: []}"
            })
    void what_the_loader_objects_to_does_not_fit_the_schema(String text) {
        assertThat(faults(text)).isNotEmpty();
        assertThat(Loading.of(text).loaded.problems()).isNotEmpty();
    }

    @Test
    void a_function_that_a_route_adds_fits_the_schema() {
        assertThat(
                        faults(
                                "{label: a, states: [{label: x, callbacks: [{label: c, function: own, callback_arguments: {x: 1}}]}]}"))
                .isEmpty();
    }

    private Set<ValidationMessage> faults(String yaml) {
        JsonNode document = json.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        return schema.validate(document);
    }
}
