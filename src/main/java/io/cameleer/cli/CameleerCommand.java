package io.cameleer.cli;

import io.cameleer.condition.Conditions;
import io.cameleer.service.WorkflowConditions;
import io.cameleer.settings.SettingsException;
import io.cameleer.store.StoreException;
import io.cameleer.text.Visible;
import io.cameleer.workflow.WorkflowLoader;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The command line as a whole. Without a command it serves, as {@code mvn camel:run} expects. */
@Command(
        name = "cameleer",
        mixinStandardHelpOptions = true,
        versionProvider = CameleerCommand.Version.class,
        description = {
            "Archives sequencer runs with proof, tracks experiments through workflows, fires signals.",
            "Without a command it serves."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            ServeCommand.class,
            InspectCommand.class,
            SampleSheetCommand.class,
            IngestCommand.class,
            RunsCommand.class,
            WhyCommand.class,
            CallbacksCommand.class,
            JobCommand.class,
            TasksCommand.class,
            RunSignalsCommand.class,
            RerunSignalsCommand.class,
            RunWebSignalsCommand.class,
            ArchiveCommand.class,
            ConditionCommand.class,
            CommandLine.HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:it failed, or something has a problem", "2:wrong usage or settings"})
public final class CameleerCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    /** The version that the jar was built as. */
    public static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"cameleer " + number()};
        }

        /** {@code development} where it does not run from the jar. */
        public static String number() {
            String version = CameleerCommand.class.getPackage().getImplementationVersion();
            return version == null ? "development" : version;
        }
    }

    /** The command line, ready to execute. No stack trace meets an operator; {@code DEBUG} shows it. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new CameleerCommand());
        line.addSubcommand(new WorkflowCommand(() -> new WorkflowLoader(
                new WorkflowConditions(new Conditions(Clock.systemDefaultZone(), ZoneId.systemDefault())), Set.of())));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        CommandLine.IExecutionStrategy run = line.getExecutionStrategy();
        line.setExecutionStrategy(parsed -> {
            refuseLost(parsed);
            int code = run.execute(parsed);
            return code == 0 && isCutOff(parsed) ? 1 : code;
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            // Made only now: setting up the log takes a third of the time of a command that says nothing to it.
            LoggerFactory.getLogger(CameleerCommand.class).debug("{}", command.getCommandName(), failure);
            command.getErr().println(Visible.lines(sentence(failure)));
            return failure instanceof SettingsException ? 2 : 1;
        });
        return line;
    }

    /** An answer that did not reach where it was sent, as on a full disk, is no answer; who reads it must not take it for one. */
    private static boolean isCutOff(CommandLine.ParseResult parsed) {
        CommandLine line = parsed.commandSpec().commandLine();
        while (line.getParseResult().hasSubcommand()) {
            line = line.getParseResult().subcommand().commandSpec().commandLine();
        }
        if (!line.getOut().checkError() && !System.out.checkError()) {
            return false;
        }
        line.getErr().println("The output could not be written whole. Check the disk or the pipe that it went to.");
        return true;
    }

    /** What stands before a command is meant for serving, and would be lost on the command. */
    private static void refuseLost(CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            String command = parsed.subcommand().commandSpec().name();
            String option = parsed.matchedOptions().get(0).longestName();
            throw new CommandLine.ParameterException(
                    parsed.subcommand().commandSpec().commandLine(),
                    "Give " + option + " after the command: cameleer " + command + " … " + option + " …");
        }
    }

    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        if (failure instanceof SettingsException || failure instanceof StoreException || message != null) {
            return String.valueOf(message);
        }
        return "It failed with " + failure.getClass().getSimpleName() + "; see the log at DEBUG.";
    }

    @Override
    public Integer call() throws Exception {
        return ServeCommand.serve(settings);
    }
}
