package io.cameleer.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A function that callbacks can name, and its arguments.
 *
 * @param description one sentence
 * @param acceptsMore whether arguments beyond the named ones have an effect
 */
public record CallbackFunction(String name, String description, boolean acceptsMore, List<Argument> arguments) {

    public CallbackFunction {
        arguments = List.copyOf(arguments);
    }

    public Optional<Argument> argument(String name) {
        return arguments.stream()
                .filter(argument -> argument.name().equals(name))
                .findFirst();
    }

    public List<String> requiredArguments() {
        return arguments.stream().filter(Argument::required).map(Argument::name).toList();
    }

    public List<String> optionalArguments() {
        return arguments.stream()
                .filter(argument -> !argument.required())
                .map(Argument::name)
                .toList();
    }

    /**
     * An argument of a function.
     *
     * @param defaultValue what the function takes where the argument is absent, as text; null where that is nothing
     */
    public record Argument(
            String name, ArgumentKind kind, boolean required, @Nullable String defaultValue, String description) {}

    /** What an argument's value may be. */
    public enum ArgumentKind {
        TEXT("a text"),
        NUMBER("a number"),
        FLAG("true or false"),
        LIST("a list"),
        MAPPING("a mapping"),
        TEXT_OR_LIST("a text or a list"),
        LIST_OR_MAPPING("a list or a mapping"),
        NUMBER_OR_LIST("a number or a list"),
        /** The name of an external system that the function always needs. */
        SYSTEM("the name of an external system"),
        /** The name of an external system that the function needs only where {@code $XNAT} occurs in the arguments. */
        SYSTEM_IF_USED("the name of an external system"),
        ANY("any value");

        private final String words;

        ArgumentKind(String words) {
            this.words = words;
        }

        /** The kind in words that fit after 'instead of'. */
        public String words() {
            return words;
        }

        boolean isSystem() {
            return this == SYSTEM || this == SYSTEM_IF_USED;
        }
    }
}
