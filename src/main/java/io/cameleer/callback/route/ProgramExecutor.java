package io.cameleer.callback.route;

import io.cameleer.callback.CallbackFailure;
import io.cameleer.callback.ProgramRunner;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecCommandExecutor;
import org.apache.camel.component.exec.ExecResult;

/** Runs what {@link ProgramBinding} prepared by our own runner, which bounds the output and can end the whole tree. */
final class ProgramExecutor implements ExecCommandExecutor {

    private final ProgramRunner runner;

    ProgramExecutor(ProgramRunner runner) {
        this.runner = runner;
    }

    @Override
    public ExecResult execute(ExecCommand command) {
        if (!(command instanceof ProgramCommand prepared)) {
            throw new CallbackFailure("exec: was reached without a prepared program; set binding to #programBinding");
        }
        try {
            return new ProgramCommand.Result(prepared, runner.run(prepared.program(), prepared.context()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallbackFailure(prepared + " was interrupted and ended", interrupted);
        }
    }
}
