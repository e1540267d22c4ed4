package io.cameleer.cli;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.Progress;
import io.cameleer.archive.VerifyReport;
import io.cameleer.archive.local.LocalArchive;
import io.cameleer.json.Json;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code archive verify}: reads an archived run back and compares it with its manifest. It needs no service and changes nothing. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Reads archived runs back and compares every byte with their manifests.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the run is what its manifest says", "1:it is not, or could not be read", "2:wrong usage"})
public final class ArchiveCommand implements Callable<Integer> {

    /** What to do. */
    enum Verb {
        verify
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(index = "0", paramLabel = "VERB", description = "verify.")
    private Verb verb = Verb.verify;

    @Parameters(
            index = "1",
            paramLabel = "LOCATION",
            description = "The run's place in the archive, as in sequencer/miseq/<run>.")
    private String location = "";

    @Option(names = "--json", description = "Print the report as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws ArchiveFailedException {
        Settings settings = options.load();
        VerifyReport report = new LocalArchive(settings.archive(), settings.integer(SettingKey.ARCHIVE_THREADS))
                .verify(location, Progress.none());
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(Json.write(document(report)));
        } else {
            report.problems()
                    .forEach(problem -> out.println(problem.kind().name().toLowerCase(java.util.Locale.ROOT) + " "
                            + problem.file() + ": " + problem.detail()));
            out.println(report.location() + ": " + report.files() + " files, " + report.bytes() + " bytes read back, "
                    + (report.intact() ? "all as the manifest says" : report.problemCount() + " problems"));
        }
        out.flush();
        return report.intact() ? 0 : 1;
    }

    private static Map<String, Object> document(VerifyReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("location", report.location());
        document.put("intact", report.intact());
        document.put("files", report.files());
        document.put("bytes", report.bytes());
        document.put("problems", report.problemCount());
        List<Map<String, String>> first = report.problems().stream()
                .map(problem ->
                        Map.of("file", problem.file(), "kind", problem.kind().name(), "detail", problem.detail()))
                .toList();
        document.put("first_problems", first);
        return document;
    }
}
