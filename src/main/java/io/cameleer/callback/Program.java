package io.cameleer.callback;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program to run, with its arguments as it will see them.
 *
 * @param executable an absolute path
 * @param expectedCodes the exit codes that mean success; empty means that any does
 * @param environment variables that it gets beside those of every program
 * @param files put into the run's directory before it starts, name to text; only the service's account can read them
 */
public record Program(
        Path executable,
        List<String> arguments,
        Set<Integer> expectedCodes,
        Map<String, String> environment,
        Map<String, String> files) {

    public Program {
        arguments = List.copyOf(arguments);
        expectedCodes = Set.copyOf(expectedCodes);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }

    /** A program with nothing of its own but its arguments. */
    public Program(Path executable, List<String> arguments, Set<Integer> expectedCodes) {
        this(executable, arguments, expectedCodes, Map.of(), Map.of());
    }

    /** The executable, then the arguments. */
    List<String> command() {
        return Stream.concat(Stream.of(executable.toString()), arguments.stream())
                .toList();
    }

    boolean expects(int code) {
        return expectedCodes.isEmpty() || expectedCodes.contains(code);
    }

    /** Leaves the arguments out: they may hold the secret. */
    @Override
    public String toString() {
        return executable.toString();
    }
}
