package io.cameleer.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cameleer.workflow.CallbackFunction.Argument;
import io.cameleer.workflow.CallbackFunction.ArgumentKind;
import io.cameleer.workflow.Language.Form;
import io.cameleer.workflow.Language.Key;
import java.util.List;

/**
 * The JSON Schema (draft 7) of workflow files, for editors. It is made of the descriptions that the loader uses, and is stricter where the loader only warns: an unknown
 * key or argument is an error here. Whether the states form a sound graph is beyond a schema.
 */
public final class WorkflowSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DEFINITION = "#/definitions/";

    private WorkflowSchema() {}

    /** The schema's text, with two spaces of indentation and a line break at the end. */
    public static String text() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "Workflow");
        schema.put(
                "description",
                "States that experiments go through, the callbacks that run in them, and the transitions between them.");
        schema.setAll(object(Language.WORKFLOW));
        ObjectNode definitions = schema.putObject("definitions");
        for (Form form : List.of(
                Language.STATE, Language.TRANSITION, Language.CALLBACK, Language.EXTERNAL_SYSTEM, Language.SCANTYPE)) {
            definitions.set(form.name(), object(form));
        }
        callbackFunctions((ObjectNode) definitions.get(Language.CALLBACK.name()), definitions);
        return write(schema);
    }

    private static ObjectNode object(Form form) {
        ObjectNode object = JSON.objectNode();
        object.put("type", "object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (Key key : form.keys()) {
            properties.set(key.name(), property(key));
            if (key.required()) {
                required.add(key.name());
            }
        }
        if (form == Language.WORKFLOW) {
            properties.putObject("$schema");
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.putObject("patternProperties").putObject("^x-").put("description", "Free for notes and anchors.");
        object.put("additionalProperties", false);
        return object;
    }

    private static ObjectNode property(Key key) {
        ObjectNode property = JSON.objectNode();
        property.put("description", key.description());
        switch (key.kind()) {
            case TEXT -> types(property, key, "string", "number", "boolean");
            case LABEL ->
                types(property, key, "string", "number").put("minLength", 1).put("maxLength", Limits.LABEL);
            case CONDITION -> types(property, key, "string");
            case FUNCTION -> functionName(property);
            case COUNT -> types(property, key, "integer").put("minimum", 0).put("maximum", Limits.COUNT);
            case FLAG -> types(property, key, "boolean");
            case ARGUMENTS -> types(property, key, "object", "string");
            case VARIABLE_MAP ->
                types(property, key, "object", "string")
                        .set("additionalProperties", JSON.objectNode().set("type", array("string", "number")));
            case STATES -> list(property, key, Language.STATE).put("minItems", 1);
            case CALLBACKS -> list(property, key, Language.CALLBACK);
            case TRANSITIONS -> list(property, key, Language.TRANSITION);
            case SCANTYPES -> list(property, key, Language.SCANTYPE);
            case EXTERNAL_SYSTEMS -> externalSystems(property);
        }
        if (key.defaultValue() != null) {
            property.putPOJO("default", key.defaultValue());
        }
        return property;
    }

    /** The types and, where the key may be left out, null. */
    private static ObjectNode types(ObjectNode property, Key key, String... types) {
        ArrayNode all = array(types);
        if (!key.required()) {
            all.add("null");
        }
        property.set("type", all.size() == 1 ? all.get(0) : all);
        return property;
    }

    private static ObjectNode list(ObjectNode property, Key key, Form items) {
        types(property, key, "array").set("items", reference(items.name()));
        return property;
    }

    private static void functionName(ObjectNode property) {
        property.put("type", "string").put("minLength", 1).put("maxLength", Limits.CALLBACK_LABEL);
        ArrayNode names = JSON.arrayNode();
        FunctionCatalogue.standard().functions().forEach(function -> names.add(function.name()));
        property.putArray("anyOf")
                .add(JSON.objectNode().set("enum", names))
                .add(JSON.objectNode().put("description", "A function that a route in routes/callbacks/ adds."));
    }

    private static void externalSystems(ObjectNode property) {
        ObjectNode byName = JSON.objectNode().put("type", "object");
        byName.putObject("additionalProperties").put("type", "string");
        ObjectNode list = JSON.objectNode().put("type", "array");
        list.set("items", reference(Language.EXTERNAL_SYSTEM.name()));
        property.putArray("anyOf").add(list).add(byName).add(JSON.objectNode().put("type", "null"));
    }

    private static void callbackFunctions(ObjectNode callback, ObjectNode definitions) {
        ArrayNode cases = callback.putArray("allOf");
        for (CallbackFunction function : FunctionCatalogue.standard().functions()) {
            String name = "arguments_of_" + function.name();
            definitions.set(name, arguments(function));
            ObjectNode one = cases.addObject();
            ObjectNode condition = one.putObject("if");
            condition.putObject("properties").putObject("function").put("const", function.name());
            condition.set("required", array("function"));
            ObjectNode consequence = one.putObject("then");
            consequence.putObject("properties").set("callback_arguments", reference(name));
            if (!function.requiredArguments().isEmpty()) {
                consequence.set("required", array("callback_arguments"));
            }
        }
    }

    private static ObjectNode arguments(CallbackFunction function) {
        ObjectNode arguments = JSON.objectNode();
        arguments.put("description", function.description());
        ObjectNode properties = arguments.putObject("properties");
        for (Argument argument : function.arguments()) {
            ObjectNode property = properties.putObject(argument.name());
            property.put("description", argument.description());
            argumentTypes(property, argument.kind());
            if (argument.defaultValue() != null) {
                property.putPOJO("default", CoreSchema.value(argument.defaultValue()));
            }
        }
        properties
                .putObject(FunctionCatalogue.QUEUE)
                .put("description", "The dispatch endpoint's name.")
                .put("type", "string");
        if (!function.requiredArguments().isEmpty()) {
            arguments.set("required", array(function.requiredArguments().toArray(String[]::new)));
        }
        arguments.put("additionalProperties", function.acceptsMore());
        return arguments;
    }

    private static void argumentTypes(ObjectNode property, ArgumentKind kind) {
        ArrayNode types =
                switch (kind) {
                    case TEXT, SYSTEM, SYSTEM_IF_USED -> array("string", "number", "boolean", "null");
                    case NUMBER -> array("number", "null");
                    case FLAG -> array("boolean", "null");
                    case LIST -> array("array", "null");
                    case MAPPING -> array("object", "null");
                    case TEXT_OR_LIST -> array("string", "array", "null");
                    case LIST_OR_MAPPING -> array("array", "object", "null");
                    case NUMBER_OR_LIST -> array("number", "array", "null");
                    case ANY -> array();
                };
        if (!types.isEmpty()) {
            property.set("type", types);
        }
    }

    private static ObjectNode reference(String definition) {
        return JSON.objectNode().put("$ref", DEFINITION + definition);
    }

    private static ArrayNode array(String... texts) {
        ArrayNode array = JSON.arrayNode();
        List.of(texts).forEach(array::add);
        return array;
    }

    private static String write(ObjectNode schema) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", impossible);
        }
    }
}
