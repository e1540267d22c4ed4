package io.cameleer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.run.Expectation;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platform;
import io.cameleer.run.Platforms;
import io.cameleer.run.RunProblem;
import io.cameleer.run.Severity;
import io.cameleer.text.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: says of each folder which run it is and whether it is complete. It looks once and changes nothing. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Says of each run folder what it is, whether it is complete and what is missing. Looks once, changes nothing.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every folder was read", "1:a folder has a problem of severity error", "2:wrong usage"})
public final class InspectCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Run folders.")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            description = "The platform of folders whose files do not tell, such as miseq or novaseq6000.")
    private @Nullable String platform;

    @Override
    public Integer call() throws JsonProcessingException {
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = command.commandLine().getOut();
        Inspector inspector = new Inspector(Platforms.standard(), Clock.system(ZoneId.systemDefault()));
        Expectation expectation = new Expectation(told(command), null);
        List<Inspection> seen = new ArrayList<>();
        boolean sound = true;
        for (Path path : paths) {
            Inspection inspection = inspector.inspect(path, expectation);
            sound &= inspection.problems().stream().noneMatch(p -> p.severity() == Severity.ERROR);
            if (json) {
                out.println(JSON.writeValueAsString(inspection.document()));
            } else {
                seen.add(inspection);
            }
        }
        if (!json) {
            print(seen, out);
        }
        out.flush();
        return sound ? 0 : 1;
    }

    private @Nullable Platform told(CommandSpec command) {
        if (platform == null) {
            return null;
        }
        return Platforms.standard().named(platform).orElseThrow(() -> {
            List<String> names =
                    Platforms.standard().all().stream().map(Platform::name).toList();
            return new ParameterException(
                    command.commandLine(),
                    "'" + platform + "' is no platform. Known are " + String.join(", ", names) + ".");
        });
    }

    /** The run's id, with its folder where that is called otherwise: two rows are never alike. */
    private static String name(Inspection run) {
        String id = run.runId();
        if (id == null) {
            return run.path().toString();
        }
        return run.path().endsWith(id) ? id : id + " (" + run.path() + ")";
    }

    private static void print(List<Inspection> seen, PrintWriter out) {
        TextTable table =
                new TextTable("RUN", "PLATFORM", "DATE", "FLOWCELL", "READS", "COMPLETE", "OUTCOME", "MISSING");
        for (Inspection run : seen) {
            table.row(
                    name(run),
                    run.platform(),
                    run.date() == null ? null : run.date().iso(),
                    run.flowcell(),
                    reads(run),
                    run.complete().word(),
                    run.outcome().word(),
                    String.join(", ", run.missing()));
        }
        table.print(out);
        for (Inspection run : seen) {
            for (RunProblem problem : run.problems()) {
                out.println(Visible.line(run.path() + ": " + problem));
            }
        }
    }

    private static String reads(Inspection run) {
        List<String> reads = run.reads().stream()
                .map(read -> read.cyclesWord() + (read.indexed() ? "I" : ""))
                .toList();
        return String.join("+", reads);
    }
}
