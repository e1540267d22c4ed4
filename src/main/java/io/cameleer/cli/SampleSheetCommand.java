package io.cameleer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.samplesheet.SampleSheet;
import io.cameleer.samplesheet.SampleSheetReader;
import io.cameleer.samplesheet.SheetProblem;
import io.cameleer.text.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code samplesheet}: reads sample sheets and says what is wrong with them, line by line. */
@Command(
        name = "samplesheet",
        mixinStandardHelpOptions = true,
        description = "Reads sample sheets of every version and says what is wrong, line by line.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:no sheet has an error", "1:a sheet has an error or cannot be read", "2:wrong usage"})
public final class SampleSheetCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sample sheets.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "One JSON document a line.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean sound = true;
        for (Path file : files) {
            SampleSheet sheet = read(file);
            sound &= sheet.isSound();
            if (json) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("path", file.toString());
                document.putAll(sheet.document());
                out.println(JSON.writeValueAsString(document));
            } else {
                print(file, sheet, out);
            }
        }
        out.flush();
        return sound ? 0 : 1;
    }

    private static SampleSheet read(Path file) {
        try {
            return SampleSheetReader.read(file);
        } catch (IOException e) {
            return SampleSheet.unreadable(reason(e));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "the file does not exist. Check the path.";
        }
        if (e instanceof AccessDeniedException) {
            return "the file may not be read. Check its rights.";
        }
        return "the file cannot be read: " + e.getMessage() + ".";
    }

    private static void print(Path file, SampleSheet sheet, PrintWriter out) {
        String projects = sheet.projects().isEmpty() ? "-" : String.join(", ", sheet.projects());
        out.println(Visible.line(
                file + ": " + sheet.version().word() + ", " + sheet.rows().size() + " rows, projects " + projects));
        for (SheetProblem problem : sheet.problems()) {
            out.println(Visible.line(file + ":" + problem.line() + ": " + problem.severity() + ": " + problem.message()
                    + " [" + problem.code() + "]"));
        }
    }
}
