package io.cameleer.workflow;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Makes valid workflows of every shape, and their YAML by an emitter that is not ours. */
final class RandomWorkflows {

    private static final List<String> TEXTS = List.of(
            "qc",
            "on",
            "yes",
            "true",
            "null",
            "0123",
            "1e20",
            "12:30",
            "2019-01-01",
            "ünïcode 😀",
            "a: b",
            "- x",
            "#1",
            "'",
            "\"",
            "{x}",
            "~",
            "*a",
            "&a",
            "!b",
            "%c",
            "@d",
            "`e",
            "|",
            ">",
            "a b",
            "1.0",
            ".5",
            "=",
            "<<",
            "x-y",
            "a/b",
            "\\n",
            "[",
            "]",
            ", ",
            "?",
            "-",
            ":",
            "..",
            "é");
    private static final List<String> CONDITIONS = List.of(
            "True", "experiment.label == 'x'", "len(callbacks) == 1", "not experiment.variables", "(True and\n True)");

    private final Random random;

    RandomWorkflows(long seed) {
        random = new Random(seed);
    }

    Workflow workflow() {
        int count = 2 + random.nextInt(6);
        List<String> labels = new ArrayList<>();
        labels.add(random.nextBoolean() ? Workflow.ROOT_LABEL : "start");
        while (labels.size() < count) {
            labels.add(text() + labels.size());
        }
        List<List<Transition>> transitions = new ArrayList<>();
        labels.forEach(label -> transitions.add(new ArrayList<>()));
        transitions.get(0).add(new Transition(labels.get(1), null));
        for (int state = 2; state < count; state++) {
            transitions.get(1 + random.nextInt(state - 1)).add(new Transition(labels.get(state), condition()));
        }
        for (int extra = random.nextInt(4); extra > 0; extra--) {
            int from = 1 + random.nextInt(count - 1);
            transitions.get(from).add(new Transition(labels.get(1 + random.nextInt(count - 1)), condition()));
        }
        List<State> states = new ArrayList<>();
        for (int state = 0; state < count; state++) {
            states.add(new State(
                    labels.get(state), maybe(text()), random.nextBoolean(), callbacks(), transitions.get(state)));
        }
        Map<String, String> systems = random.nextBoolean() ? Map.of() : Map.of("XNAT", "https://xnat.example.org");
        List<Scantype> scantypes = random.nextBoolean() ? List.of() : List.of(new Scantype(text(), text()));
        return new Workflow(text(), states, systems, scantypes, "", "");
    }

    String yaml(Workflow workflow) {
        FlowStyle style = FlowStyle.values()[random.nextInt(FlowStyle.values().length)];
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new org.snakeyaml.engine.v2.schema.CoreSchema())
                .setDefaultFlowStyle(style)
                .setIndent(2 + random.nextInt(3))
                .setWidth(40 + random.nextInt(100))
                .build();
        return new Dump(settings).dumpToString(document(workflow));
    }

    private List<CallbackDefinition> callbacks() {
        List<CallbackDefinition> callbacks = new ArrayList<>();
        for (int count = random.nextInt(3); count > 0; count--) {
            callbacks.add(new CallbackDefinition(
                    text() + count,
                    "own_function",
                    arguments(0),
                    random.nextBoolean() ? Map.of() : Map.of(text(), "/a/0"),
                    random.nextInt(100),
                    random.nextInt(100),
                    random.nextInt(100),
                    maybe(text()),
                    condition(),
                    random.nextInt(5),
                    random.nextInt(100)));
        }
        return callbacks;
    }

    private Map<String, @Nullable Object> arguments(int depth) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            arguments.put(text(), value(depth));
        }
        return arguments;
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 7)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> random.nextLong();
            case 3 -> BigInteger.TWO.pow(64 + random.nextInt(200));
            case 4 ->
                new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(60) - 30)
                        .add(new BigDecimal("0.5"));
            case 5, 6 -> text();
            case 7 -> List.of(text(), random.nextLong(), arguments(depth + 1));
            default -> arguments(depth + 1);
        };
    }

    private Map<String, Object> document(Workflow workflow) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("label", workflow.label());
        document.put("states", workflow.states().stream().map(this::document).toList());
        document.put("external_systems", workflow.externalSystems());
        document.put(
                "scantypes",
                workflow.scantypes().stream()
                        .map(scantype -> Map.of("modality", scantype.modality(), "protocol", scantype.protocol()))
                        .toList());
        return document;
    }

    private Map<String, @Nullable Object> document(State state) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("label", state.label());
        document.put("freetext", state.freetext());
        document.put("automatic", state.automatic());
        document.put("callbacks", state.callbacks().stream().map(this::document).toList());
        List<Map<String, String>> transitions = new ArrayList<>();
        for (Transition transition : state.transitions()) {
            Map<String, String> one = new LinkedHashMap<>(Map.of("destination", transition.destination()));
            if (transition.condition() != null) {
                one.put("condition", transition.condition());
            }
            transitions.add(one);
        }
        document.put("transitions", transitions);
        return document;
    }

    private Map<String, @Nullable Object> document(CallbackDefinition callback) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("label", callback.label());
        document.put("function", callback.function());
        document.put("callback_arguments", callback.arguments());
        document.put("variable_map", callback.variableMap());
        document.put("run_timeout", callback.runTimeoutMinutes());
        document.put("wait_timeout", callback.waitTimeoutMinutes());
        document.put("initial_delay", callback.initialDelaySeconds());
        document.put("description", callback.description());
        document.put("condition", callback.condition());
        document.put("retries", callback.retries());
        document.put("backoff", callback.backoffSeconds());
        return document;
    }

    private @Nullable String condition() {
        return maybe(CONDITIONS.get(random.nextInt(CONDITIONS.size())));
    }

    private @Nullable String maybe(String text) {
        return random.nextInt(3) == 0 ? null : text;
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
