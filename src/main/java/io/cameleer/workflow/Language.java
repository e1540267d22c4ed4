package io.cameleer.workflow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the workflow language, described once: the loader takes the known keys and defaults from here, and the JSON Schema for editors is made of it. */
final class Language {

    static final Form SCANTYPE = new Form(
            "scantype",
            List.of(
                    required("modality", Kind.TEXT, "The scanner's kind, like MR."),
                    required("protocol", Kind.TEXT, "The protocol's name, unique among the scan types.")));

    static final Form EXTERNAL_SYSTEM = new Form(
            "external_system",
            List.of(
                    required("system_name", Kind.LABEL, "The name that callbacks use, like XNAT."),
                    required("url", Kind.TEXT, "The system's address.")));

    static final Form TRANSITION = new Form(
            "transition",
            List.of(
                    required("destination", Kind.LABEL, "The label of the state that the experiment enters."),
                    optional(
                            "condition",
                            Kind.CONDITION,
                            "A Python expression with the names experiment, callbacks and datetime. Without one the transition is always open.")));

    static final Form CALLBACK = new Form(
            "callback",
            List.of(
                    required("label", Kind.LABEL, "The callback's name, unique in its state."),
                    required("function", Kind.FUNCTION, "The callback function that does the work."),
                    optional(
                            "callback_arguments",
                            Kind.ARGUMENTS,
                            "The function's arguments by name; a mapping, or a text that holds one as YAML."),
                    optional(
                            "variable_map",
                            Kind.VARIABLE_MAP,
                            "Variables of the experiment to set on success: the variable's name, then the key or JSON pointer of the result."),
                    number(
                            "run_timeout",
                            CallbackDefinition.DEFAULT_RUN_TIMEOUT_MINUTES,
                            "Minutes that the run may take; 0 is no limit."),
                    number("wait_timeout", 0, "Minutes to wait for an answer after the run; 0 is no waiting."),
                    number("initial_delay", 0, "Seconds before the run may start."),
                    number("retries", 0, "How often a failed run is tried again."),
                    number("backoff", 0, "Seconds before a run is tried again."),
                    optional("description", Kind.TEXT, "What the callback is for."),
                    optional(
                            "condition",
                            Kind.CONDITION,
                            "A Python expression; where it is false the callback is skipped. It sees no other callbacks.")));

    static final Form STATE = new Form(
            "state",
            List.of(
                    required("label", Kind.LABEL, "The state's name, unique in the workflow."),
                    optional("freetext", Kind.TEXT, "What the state means."),
                    new Key(
                            "automatic",
                            Kind.FLAG,
                            false,
                            false,
                            "Whether an experiment passes on by itself where the state has no callbacks; otherwise it waits for a person."),
                    optional("callbacks", Kind.CALLBACKS, "The work that is done when an experiment enters the state."),
                    optional(
                            "transitions",
                            Kind.TRANSITIONS,
                            "The ways out, tested in this order once every callback is done; without any the state is final.")));

    static final Form WORKFLOW = new Form(
            "workflow",
            List.of(
                    optional("label", Kind.LABEL, "The workflow's name; the file's name where it is left out."),
                    required("states", Kind.STATES, "The states. The one called untracked is where experiments start."),
                    optional(
                            "external_systems", Kind.EXTERNAL_SYSTEMS, "Addresses of systems that callbacks speak to."),
                    optional("scantypes", Kind.SCANTYPES, "The kinds of scan that experiments may hold.")));

    private Language() {}

    /** Whether a key that no form knows is allowed all the same: {@code x-…} to hold anchors and notes, {@code $schema} for editors. */
    static boolean isFree(String key) {
        return key.startsWith("x-") || key.equals("$schema");
    }

    private static Key required(String name, Kind kind, String description) {
        return new Key(name, kind, true, null, description);
    }

    private static Key optional(String name, Kind kind, String description) {
        return new Key(name, kind, false, null, description);
    }

    private static Key number(String name, int defaultValue, String description) {
        return new Key(name, Kind.COUNT, false, defaultValue, description);
    }

    /** What a key's value is. */
    enum Kind {
        TEXT,
        LABEL,
        CONDITION,
        FUNCTION,
        COUNT,
        FLAG,
        ARGUMENTS,
        VARIABLE_MAP,
        STATES,
        CALLBACKS,
        TRANSITIONS,
        EXTERNAL_SYSTEMS,
        SCANTYPES
    }

    /** A key of a mapping. */
    record Key(String name, Kind kind, boolean required, @Nullable Object defaultValue, String description) {}

    /** The keys of one kind of mapping. */
    record Form(String name, List<Key> keys) {

        Optional<Key> key(String name) {
            return keys.stream().filter(key -> key.name().equals(name)).findFirst();
        }

        List<String> names() {
            return keys.stream().map(Key::name).toList();
        }
    }
}
