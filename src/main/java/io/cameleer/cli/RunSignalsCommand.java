package io.cameleer.cli;

import io.cameleer.signal.batch.BatchRequest;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run-signals}: signals by hand, for every experiment or analysis that a filter means. */
@Command(
        name = "run-signals",
        description = {
            "Runs signals for the experiments or analyses that match, one after another.",
            "One that fails keeps no other from its turn."
        })
public final class RunSignalsCommand extends SignalCommand {

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
        if (!List.of("experiments", "analyses").contains(endpoint)) {
            return refuse("signals are run for experiments or analyses, not for '" + endpoint + "'");
        }
        BatchRequest request = new BatchRequest(endpoint, signals, options.filters(), options.failFast, record);
        if (request.filters().isEmpty() && !yes && !isMeant()) {
            return refuse("without a filter this means all " + endpoint + "; give one with -fi KEY VALUE, or --yes.");
        }
        return run("run", request, "there are no " + endpoint, (batches, batch) -> batches.run(request, batch));
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
