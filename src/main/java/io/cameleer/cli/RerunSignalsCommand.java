package io.cameleer.cli;

import picocli.CommandLine.Command;

/** {@code rerun-signals}: signals that failed, once more. */
@Command(
        name = "rerun-signals",
        description = {
            "Runs again the signals that failed and have not succeeded since.",
            "A record is deleted when its signal succeeds or its target is gone.",
            SignalOptions.RECORD_FIELDS
        })
public final class RerunSignalsCommand extends SignalCommand {

    @Override
    public Integer call() throws Exception {
        var request = ofRecords();
        return run(
                "rerun",
                request,
                "no signal is on record as failed",
                (batches, batch) -> batches.rerun(request, batch));
    }
}
