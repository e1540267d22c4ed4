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

/** {@code rerun-signals}: signals that failed, once more. */
@Command(
        name = "rerun-signals",
        mixinStandardHelpOptions = true,
        description = {
            "Runs again the signals that failed and have not succeeded since.",
            "A record is deleted when its signal succeeds or its target is gone.",
            "Filters name the fields of a record: import_string, target_endpoint, target_id, attempts, first_failed,"
                    + " last_failed, data."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all succeeded", "1:some failed, or the service refused", "2:wrong usage; nothing was run"})
public final class RerunSignalsCommand implements Callable<Integer> {

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
                            .run("rerun", request, true, (batches, batch) -> batches.rerun(request, batch)));
        } catch (InvalidBatchException | RefusedRequestException e) {
            command.getErr().println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }
}
