package io.cameleer.cli;

import picocli.CommandLine;

/** {@code inspect} as a program of its own, for the tests that take rights away from it. */
final class InspectProcess {

    private InspectProcess() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new InspectCommand()).execute(arguments));
    }
}
