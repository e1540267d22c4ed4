package io.cameleer.callback;

import io.cameleer.callback.process.Supervisor;
import java.util.Map;

/**
 * Runs programs without giving a shell anything to interpret: in the execution's own directory, with the named variables of
 * the environment and the callback's key, nothing on standard input, the output bounded. A program that runs too long or is
 * cancelled is ended with all it started. What a program leaves running when it ends by itself is let be. A program that a
 * service before this one started for the same run is taken over, not started once more. Safe for use by several threads; a
 * call blocks until the program has ended.
 */
public final class ProgramRunner {

    /** The variable that tells a program the callback's key. */
    public static final String KEY = "CAMELEER_CALLBACK_KEY";

    private final RunningPrograms running;
    private final Map<String, String> environment;
    private final ProgramLimits limits;
    private final Supervisor supervisor = new Supervisor();

    /** {@code environment} is what every program gets. */
    public ProgramRunner(RunningPrograms running, Map<String, String> environment, ProgramLimits limits) {
        this.running = running;
        this.environment = Map.copyOf(environment);
        this.limits = limits;
    }

    /**
     * Runs a program to its end.
     *
     * @throws CallbackFailure where it could not be started, or where the service stops and the program goes on
     * @throws ProgramStopped where it is to be run again
     */
    public ProgramOutcome run(Program program, CallbackContext context) throws InterruptedException {
        try (RunningPrograms.Running registered = running.start(context.executionId())) {
            registered.awaitEarlier();
            return new ProgramRun(program, context, registered, limits).outcome(supervisor, environment);
        }
    }
}
