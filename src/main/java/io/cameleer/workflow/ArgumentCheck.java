package io.cameleer.workflow;

import io.cameleer.spelling.Similar;
import io.cameleer.workflow.CallbackFunction.Argument;
import io.cameleer.workflow.CallbackFunction.ArgumentKind;
import io.cameleer.workflow.YamlNode.Entry;
import io.cameleer.workflow.YamlNode.Mapping;
import io.cameleer.workflow.YamlNode.Scalar;
import io.cameleer.workflow.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a callback's arguments with what its function takes. All that it finds are warnings: the function itself decides when it runs. */
final class ArgumentCheck {

    private final ReadContext context;
    private final Problems problems;
    private final CallbackFunction function;
    private final Fields fields;

    ArgumentCheck(ReadContext context, CallbackFunction function, Fields fields) {
        this.context = context;
        this.problems = context.problems();
        this.function = function;
        this.fields = fields;
    }

    void check(Optional<Mapping> arguments) {
        List<Entry> entries = arguments.map(Mapping::entries).orElse(List.of());
        warnOfMissing(arguments);
        entries.forEach(this::warnOfUnknown);
        entries.forEach(this::warnOfKind);
        entries.forEach(entry -> warnOfDialect(entry.value(), path(entry.key().text())));
        boolean usesXnat = arguments.isPresent() && mentionsXnat(arguments.get());
        function.arguments().stream()
                .filter(argument -> argument.kind().isSystem())
                .forEach(argument -> warnOfSystem(argument, arguments, usesXnat));
    }

    private void warnOfMissing(Optional<Mapping> arguments) {
        for (String required : function.requiredArguments()) {
            if (arguments.flatMap(mapping -> mapping.entry(required)).isEmpty()) {
                String message = "'%s' needs the argument '%s'".formatted(function.name(), required);
                problems.warning(
                        fields.position("callback_arguments"),
                        fields.path("callback_arguments"),
                        message,
                        "add " + required + ": under callback_arguments");
            }
        }
    }

    private void warnOfUnknown(Entry entry) {
        String name = entry.key().text();
        boolean known = function.acceptsMore()
                || name.equals(FunctionCatalogue.QUEUE)
                || function.argument(name).isPresent();
        if (!known) {
            List<String> names =
                    function.arguments().stream().map(Argument::name).toList();
            problems.warning(
                    entry.key().position(),
                    path(name),
                    "'%s' does not take the argument '%s' and ignores it".formatted(function.name(), name),
                    () -> Similar.didYouMean(name, names));
        }
    }

    private void warnOfKind(Entry entry) {
        String name = entry.key().text();
        Optional<ArgumentKind> kind = function.argument(name).map(Argument::kind);
        if (kind.isPresent() && !fits(kind.get(), entry.value())) {
            problems.warning(
                    entry.value().position(),
                    path(name),
                    "'%s' is %s instead of %s"
                            .formatted(
                                    name, Fields.kind(entry.value()), kind.get().words()),
                    "write " + kind.get().words());
        }
    }

    private static boolean fits(ArgumentKind kind, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.isNull()) {
            return true;
        }
        boolean list = node instanceof Sequence;
        boolean mapping = node instanceof Mapping;
        boolean number = PlainValues.of(node) instanceof Number;
        return switch (kind) {
            case TEXT, SYSTEM, SYSTEM_IF_USED -> node instanceof Scalar;
            case NUMBER -> number;
            case FLAG -> PlainValues.of(node) instanceof Boolean;
            case LIST -> list;
            case MAPPING -> mapping;
            case TEXT_OR_LIST -> !mapping;
            case LIST_OR_MAPPING -> list || mapping;
            case NUMBER_OR_LIST -> number || list;
            case ANY -> true;
        };
    }

    private void warnOfDialect(YamlNode node, String path) {
        if (node instanceof Mapping mapping) {
            mapping.entries()
                    .forEach(entry -> warnOfDialect(
                            entry.value(), path + "." + entry.key().text()));
        } else if (node instanceof Sequence sequence) {
            for (int index = 0; index < sequence.items().size(); index++) {
                warnOfDialect(sequence.items().get(index), "%s[%d]".formatted(path, index));
            }
        } else {
            Scalar scalar = (Scalar) node;
            Dialect.difference(scalar)
                    .ifPresent(remark -> problems.warning(
                            scalar.position(),
                            path,
                            remark,
                            "quote it if a text is meant, else write the value plainly"));
        }
    }

    private void warnOfSystem(Argument argument, Optional<Mapping> arguments, boolean usesXnat) {
        Optional<Entry> given = arguments.flatMap(mapping -> mapping.entry(argument.name()));
        boolean needed = given.isPresent() || argument.kind() == ArgumentKind.SYSTEM || usesXnat;
        String name = given.map(Entry::value)
                .filter(Scalar.class::isInstance)
                .map(value -> ((Scalar) value).text())
                .orElse(String.valueOf(argument.defaultValue()));
        if (needed && !context.systems().contains(name)) {
            List<String> known = new ArrayList<>(context.systems());
            problems.warning(
                    given.map(entry -> entry.value().position()).orElse(fields.position("function")),
                    given.isPresent() ? path(argument.name()) : fields.path("function"),
                    "'%s' needs the external system '%s', which is not set".formatted(function.name(), name),
                    () -> Optional.ofNullable(Similar.didYouMean(name, known))
                            .orElse("add it to external_systems with its url"));
        }
    }

    private static boolean mentionsXnat(YamlNode node) {
        if (node instanceof Mapping mapping) {
            return mapping.entries().stream().anyMatch(entry -> mentionsXnat(entry.value()));
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().anyMatch(ArgumentCheck::mentionsXnat);
        }
        return ((Scalar) node).text().contains("$XNAT");
    }

    private String path(String argument) {
        return fields.path("callback_arguments") + "." + argument;
    }
}
