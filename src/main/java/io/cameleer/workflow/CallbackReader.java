package io.cameleer.workflow;

import io.cameleer.spelling.Similar;
import io.cameleer.workflow.ConditionCheck.Place;
import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one callback. */
final class CallbackReader {

    private final ReadContext context;
    private final Problems problems;
    private final Fields fields;

    CallbackReader(ReadContext context, Fields fields) {
        this.context = context;
        this.problems = context.problems();
        this.fields = fields;
    }

    CallbackDefinition read(String label) {
        Optional<Scalar> function = function();
        Optional<Mapping> arguments = mapping("callback_arguments");
        boolean readable =
                arguments.isPresent() || fields.node("callback_arguments").isEmpty();
        function.filter(name -> readable)
                .flatMap(name -> context.functions().function(name.text()))
                .ifPresent(known -> new ArgumentCheck(context, known, fields).check(arguments));
        return new CallbackDefinition(
                label,
                function.map(Scalar::text).orElse(""),
                arguments.map(PlainValues::map).orElse(Map.of()),
                variableMap(),
                fields.count("run_timeout", Language.CALLBACK),
                fields.count("wait_timeout", Language.CALLBACK),
                fields.count("initial_delay", Language.CALLBACK),
                fields.text("description").orElse(null),
                context.condition(fields, Place.CALLBACK, Set.of())
                        .map(Scalar::text)
                        .orElse(null),
                fields.count("retries", Language.CALLBACK),
                fields.count("backoff", Language.CALLBACK));
    }

    private Optional<Scalar> function() {
        Optional<Scalar> function = fields.requiredLabel("function", Limits.CALLBACK_LABEL);
        function.ifPresent(this::checkFunction);
        return function;
    }

    private void checkFunction(Scalar function) {
        String name = function.text();
        Set<String> known = context.functions().names();
        if (!known.contains(name)) {
            problems.error(
                    function.position(),
                    fields.path("function"),
                    "there is no callback function '%s'".formatted(name),
                    () -> unknownFunction(name, known));
        } else if (context.functions().lacksRoute(name)) {
            problems.warning(
                    function.position(),
                    fields.path("function"),
                    "no route serves the callback function '%s', so that it would fail now".formatted(name),
                    "add a route from callback:%s, or mend the one there is".formatted(name));
        }
    }

    private static String unknownFunction(String name, Set<String> known) {
        @Nullable String similar = Similar.didYouMean(name, known);
        return similar != null
                ? similar
                : "known are %s; a route from callback:%s would add it".formatted(String.join(", ", known), name);
    }

    private Map<String, String> variableMap() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (Entry entry : mapping("variable_map").map(Mapping::entries).orElse(List.of())) {
            String target = entry.key().text();
            String path = fields.path("variable_map." + target);
            if (target.isBlank()) {
                problems.error(
                        entry.key().position(),
                        path,
                        "a variable has no name",
                        "write 'name: source', both with a text");
            } else if (entry.value() instanceof Scalar source && !source.isNull()) {
                checkPointer(source, path);
                variables.put(target, source.text());
            } else {
                problems.error(
                        entry.value().position(),
                        path,
                        "the variable '%s' has no source".formatted(target),
                        "write the key or JSON pointer of the result it is taken from");
            }
        }
        return variables;
    }

    private void checkPointer(Scalar source, String path) {
        try {
            JsonPointer.parse(source.text());
        } catch (IllegalArgumentException fault) {
            problems.error(
                    source.position(),
                    path,
                    "bad JSON pointer '%s': %s".formatted(source.text(), fault.getMessage()),
                    "write ~0 for ~ and ~1 for / within a key");
        }
    }

    /** A mapping, or a text that holds one as YAML; empty where there is none. */
    private Optional<Mapping> mapping(String key) {
        Optional<YamlNode> node = fields.node(key);
        if (node.isPresent() && node.get() instanceof Scalar text) {
            node = text.text().isBlank() ? Optional.empty() : embedded(key, text);
        }
        if (node.isPresent() && !(node.get() instanceof Mapping)) {
            fields.wrongKind(key, node.get(), "a mapping");
        }
        return node.filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private Optional<YamlNode> embedded(String key, Scalar text) {
        UnaryOperator<Position> places =
                text.style() == Style.LITERAL ? context.source().block(text) : within -> text.position();
        return new YamlReader(problems, context.budget(), fields.path(key), places).read(text.text());
    }
}
