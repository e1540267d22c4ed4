package io.cameleer.cli;

import picocli.CommandLine.Command;

/** {@code run-web-signals}: what people asked for on the web. */
@Command(
        name = "run-web-signals",
        description = {
            "Runs what was asked for on the web (resume, force) and has not succeeded.",
            "The service does so at once by itself; this is for what waited or failed.",
            SignalOptions.RECORD_FIELDS
        })
public final class RunWebSignalsCommand extends SignalCommand {

    @Override
    public Integer call() throws Exception {
        var request = ofRecords();
        return run(
                "run-web",
                request,
                "nothing that was asked for on the web waits or has failed",
                (batches, batch) -> batches.runWeb(request, batch));
    }
}
