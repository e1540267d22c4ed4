package io.cameleer.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the arguments of {@code command} and {@code external_program} ({@code binary $ARGS $KWARGS}) into the program to
 * run. Names are filled in within the items of {@code args} and the values of {@code kwargs}; never in the binary or in keys.
 */
public final class ProgramArguments {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramArguments.class);

    private static final String ARGS = "args";
    private static final String KWARGS = "kwargs";
    private static final String XNAT_NAME = "xnat_external_system_name";
    private static final String EXPECTED = "expected_return_code";
    private static final Set<String> KNOWN = Set.of("binary", ARGS, KWARGS, XNAT_NAME, EXPECTED);

    private final CallbackArguments arguments;
    private final Substitutions substitutions;

    private ProgramArguments(CallbackArguments arguments, CallbackContext context) {
        this.arguments = arguments;
        this.substitutions =
                new Substitutions(context, arguments.optionalText(XNAT_NAME).orElse("XNAT"));
    }

    /**
     * The program that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit, or the program that cannot be found
     */
    public static Program read(String function, Map<String, ?> values, CallbackContext context, ProgramFinder finder) {
        CallbackArguments arguments = new CallbackArguments(function, values);
        Set<String> ignored = arguments.beyond(KNOWN);
        if (!ignored.isEmpty()) {
            LOG.warn("{}: {} ignores the unknown arguments {}", context, function, ignored);
        }
        ProgramArguments reader = new ProgramArguments(arguments, context);
        return new Program(
                finder.find(arguments.text("binary")),
                reader.commandLine(),
                arguments.wholeNumbers(EXPECTED, Set.of(0)));
    }

    private List<String> commandLine() {
        List<String> line = new ArrayList<>();
        arguments.list(ARGS).forEach(item -> line.add(filled(item)));
        keywordArguments(line);
        return line;
    }

    /** A mapping, a list of mappings (as the manual's example), or the flat list {@code [key1, value1, …]}. */
    private void keywordArguments(List<String> line) {
        Object value = arguments.value(KWARGS);
        if (value == null) {
            return;
        }
        if (value instanceof Map<?, ?> map) {
            addPairs(map, line);
        } else if (value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            list.forEach(item -> addPairs((Map<?, ?>) item, line));
        } else if (value instanceof List<?> list && list.size() % 2 == 0) {
            for (int i = 0; i < list.size(); i += 2) {
                addPair(list.get(i), list.get(i + 1), line);
            }
        } else {
            throw arguments.problem(
                    KWARGS,
                    "is "
                            + (value instanceof List
                                    ? "a list of an odd number of items"
                                    : CallbackArguments.kind(value)),
                    "give it a mapping or a list [key1, value1, key2, value2, …]");
        }
    }

    private void addPairs(Map<?, ?> pairs, List<String> line) {
        pairs.forEach((key, value) -> addPair(key, value, line));
    }

    private void addPair(@Nullable Object key, @Nullable Object value, List<String> line) {
        line.add(PythonText.str(key));
        line.add(filled(value));
    }

    private String filled(@Nullable Object value) {
        return value instanceof String text ? substitutions.fill(text) : PythonText.str(value);
    }
}
