package io.cameleer.callback.route;

import io.cameleer.callback.CallbackContext;
import io.cameleer.callback.Program;
import io.cameleer.callback.ProgramOutcome;
import java.io.Serial;
import java.util.Set;
import org.apache.camel.LoggingLevel;
import org.apache.camel.component.exec.ExecCommand;
import org.apache.camel.component.exec.ExecEndpoint;
import org.apache.camel.component.exec.ExecResult;

/** Carries a prepared program from the binding to the executor, through Camel's own type, and its outcome back. */
final class ProgramCommand extends ExecCommand {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Program program;
    private final transient CallbackContext context;

    ProgramCommand(Program program, CallbackContext context) {
        super(
                program.executable().toString(),
                program.arguments(),
                context.workDirectory().toString(),
                ExecEndpoint.NO_TIMEOUT,
                Set.of(),
                null,
                null,
                false,
                LoggingLevel.DEBUG);
        this.program = program;
        this.context = context;
    }

    Program program() {
        return program;
    }

    CallbackContext context() {
        return context;
    }

    /** Camel logs this: the arguments, which may hold the secret, stay out of it. */
    @Override
    public String toString() {
        return program + " of " + context;
    }

    /** A program's outcome as Camel's executor has to return it. The exit code is hidden from Camel, which logs one as an error. */
    static final class Result extends ExecResult {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient ProgramOutcome outcome;

        Result(ProgramCommand command, ProgramOutcome outcome) {
            super(command, null, null, 0);
            this.outcome = outcome;
        }

        ProgramOutcome outcome() {
            return outcome;
        }
    }
}
