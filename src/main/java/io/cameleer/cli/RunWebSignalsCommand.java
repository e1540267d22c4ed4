package io.cameleer.cli;

import io.cameleer.signal.batch.BatchRequest;
import io.cameleer.signal.batch.InvalidBatchException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code run-web-signals}: what people asked for on the web. */
@Command(
        name = "run-web-signals",
        mixinStandardHelpOptions = true,
        description = {
            "Runs what was asked for on the web (resume, force) and has not succeeded.",
            "The service does so at once by itself; this is for what waited or failed.",
            "Filters name the fields of a record: import_string, target_endpoint, target_id, attempts, first_failed,"
                    + " last_failed, data."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all succeeded", "1:some failed, or the service refused", "2:wrong usage; nothing was run"})
public final class RunWebSignalsCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    private SignalOptions options = new SignalOptions();

    @Override
    public Integer call() throws Exception {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        BatchRequest request = new BatchRequest("", List.of(), options.filters(), options.failFast, true);
        try {
            return new SignalReport(command, options.json)
                    .print(new SignalBatchRunner(service)
                            .run("run-web", request, true, (batches, batch) -> batches.runWeb(request, batch)));
        } catch (InvalidBatchException | RefusedRequestException e) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
