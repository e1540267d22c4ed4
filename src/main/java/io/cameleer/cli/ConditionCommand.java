package io.cameleer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.condition.ConditionContext;
import io.cameleer.condition.ConditionFailedException;
import io.cameleer.condition.ConditionProblem;
import io.cameleer.condition.Conditions;
import io.cameleer.condition.InvalidConditionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code condition}: evaluates each line of the standard input as a condition and answers with one line. */
@Command(
        name = "condition",
        mixinStandardHelpOptions = true,
        description = {
            "Evaluates conditions, one a line of standard input, and answers each with one line:",
            "true, false or error: and the reason. A blank line is true, as a blank condition is."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every condition was true or false", "1:a condition came to an error", "2:wrong usage"})
public final class ConditionCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final InputStream input;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--context",
            required = true,
            paramLabel = "FILE",
            description = "A JSON document with experiment (label, scandate, state, variables) and callbacks.")
    private @Nullable Path context;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "The zone of scan dates and of now(), as in Europe/Berlin. Default: this machine's.")
    private ZoneId zone = ZoneId.systemDefault();

    @Option(names = "--json", description = "One JSON document a line, with the value of each part of the condition.")
    private boolean json;

    public ConditionCommand() {
        this(System.in);
    }

    ConditionCommand(InputStream input) {
        this.input = input;
    }

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        ConditionContextFile file;
        try {
            file = ConditionContextFile.read(Objects.requireNonNull(context), zone);
        } catch (ConditionContextException unusable) {
            throw new ParameterException(command.commandLine(), String.valueOf(unusable.getMessage()));
        }
        Conditions conditions = new Conditions(Clock.system(zone), zone);
        PrintWriter out = command.commandLine().getOut();
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        boolean sound = true;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            sound &= json ? answerJson(out, conditions, file, line) : answer(out, conditions, file, line);
            out.flush();
        }
        return sound ? 0 : 1;
    }

    /** Whether the condition was true or false. */
    private static boolean answer(PrintWriter out, Conditions conditions, ConditionContextFile file, String line) {
        try {
            out.println(conditions.compile(line, file.scope()).test(file.context()));
            return true;
        } catch (InvalidConditionException invalid) {
            out.println("error: " + oneLine(invalid.getMessage()));
        } catch (ConditionFailedException failed) {
            out.println("error: " + oneLine(failed.getMessage()));
        }
        return false;
    }

    private static boolean answerJson(PrintWriter out, Conditions conditions, ConditionContextFile file, String line)
            throws JsonProcessingException {
        ConditionContext context = file.context();
        try {
            var outcome = conditions.compile(line, file.scope()).trace(context);
            out.println(outcome.toJson());
            return outcome.error() == null;
        } catch (InvalidConditionException invalid) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("condition", line);
            document.put("holds", false);
            document.put(
                    "problems",
                    invalid.problems().stream().map(ConditionProblem::toMap).toList());
            out.println(JSON.writeValueAsString(document));
            return false;
        }
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\R", " ");
    }
}
