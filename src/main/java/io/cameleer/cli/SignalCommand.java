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

/** What the commands that run signals by hand have in common. */
@Command(
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all succeeded, or there was nothing to do",
            "1:some failed, or the service refused",
            "2:wrong usage; nothing was run"
        })
abstract class SignalCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions service = new ServiceOptions();

    @Mixin
    final SignalOptions options = new SignalOptions();

    final CommandLine command() {
        return Objects.requireNonNull(spec).commandLine();
    }

    /** What is asked for where records of failure say which signals and targets are meant. */
    final BatchRequest ofRecords() {
        return new BatchRequest("", List.of(), options.filters(), options.failFast, true);
    }

    /**
     * Has it done and tells how it went.
     *
     * @param path what starts the same by REST
     * @param none said where nothing matched, as in "no signal is on record as failed"
     * @return the exit code
     */
    final int run(String path, BatchRequest request, String none, SignalBatchRunner.Work work) throws Exception {
        try {
            return new SignalReport(command(), options)
                    .print(new SignalBatchRunner(service).run(path, request, work), none);
        } catch (InvalidBatchException | RefusedRequestException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    /** Says why nothing is run. */
    final int refuse(String why) {
        command().getErr().println(why + "\nNothing was run (exit code 2).");
        return CommandLine.ExitCode.USAGE;
    }
}
