package io.cameleer.callback;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program to run, with its arguments as it will see them.
 *
 * @param executable an absolute path
 * @param expectedCodes the exit codes that mean success; empty means that any does
 */
public record Program(Path executable, List<String> arguments, Set<Integer> expectedCodes) {

    public Program {
        arguments = List.copyOf(arguments);
        expectedCodes = Set.copyOf(expectedCodes);
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
