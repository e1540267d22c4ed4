package io.cameleer.cli;

import io.cameleer.signal.batch.BatchRequest;
import io.cameleer.signal.batch.InvalidBatchException;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run-signals}: signals by hand, for every experiment or analysis that a filter means. */
@Command(
        name = "run-signals",
        mixinStandardHelpOptions = true,
        description = {
            "Runs signals for the experiments or analyses that match, one after another.",
            "One that fails keeps no other from its turn."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all succeeded", "1:some failed, or the service refused", "2:wrong usage; nothing was run"})
public final class RunSignalsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    private SignalOptions options = new SignalOptions();

    @Parameters(paramLabel = "experiments|analyses", description = "What the signals are run for.")
    private String endpoint = "";

    @Option(
            names = {"-s", "--signals"},
            required = true,
            paramLabel = "NAME",
            description = "A signal: the id of its route, or its import string. May be given several times.")
    private List<String> signals = new ArrayList<>();

    @Option(names = "--record", description = "Put failures on record, so that rerun-signals finds them.")
    private boolean record;

    @Option(names = "--yes", description = "Do not ask before all experiments or analyses are meant.")
    private boolean yes;

    @Override
    public Integer call() throws Exception {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        BatchRequest request = new BatchRequest(endpoint, signals, options.filters(), options.failFast, record);
        if (!List.of("experiments", "analyses").contains(endpoint)) {
            command.getErr().println("signals are run for experiments or analyses, not for '" + endpoint + "'");
            return CommandLine.ExitCode.USAGE;
        }
        if (request.filters().isEmpty() && !yes && !isMeant()) {
            command.getErr()
                    .println("without a filter this means all " + endpoint
                            + "; give one with -fi KEY VALUE, or --yes. Nothing was run.");
            return CommandLine.ExitCode.USAGE;
        }
        try {
            return new SignalReport(command, options.json)
                    .print(new SignalBatchRunner(service)
                            .run("run", request, true, (batches, batch) -> batches.run(request, batch)));
        } catch (InvalidBatchException | RefusedRequestException e) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private boolean isMeant() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine("Run %s for all %s? [y/N] ", String.join(", ", signals), endpoint);
        return answer != null && answer.strip().equalsIgnoreCase("y");
    }
}
