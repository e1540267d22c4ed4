package io.cameleer.cli;

import io.cameleer.json.Json;
import io.cameleer.service.Core;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ingest}: one run folder, now. Beside a running service it asks that service; otherwise it does it itself. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Archives one run folder now: looks at it twice, 2 s apart, copies, verifies, and makes its experiment.",
            "Ended at any time and given again, it goes on where it was."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:archived and verified, or it was before",
            "1:not archived; the reason is said",
            "2:wrong usage"
        })
public final class IngestCommand implements Callable<Integer> {

    private static final long LOOK_MILLISECONDS = 200;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "PATH", description = "The run folder.")
    private Path path = Path.of("");

    @Option(names = "--archive", paramLabel = "DIR", description = "Archive into this folder.")
    private @Nullable Path archive;

    @Option(names = "--json", description = "Print the result as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Settings settings =
                archive == null ? options.load() : options.load(SettingKey.ARCHIVE.keyName() + "=" + archive);
        return report(options.reachOrMake(settings, this::alone, this::beside));
    }

    private Map<String, Object> alone(Core core) throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (ProgressLine line = new ProgressLine()) {
            Future<Map<String, Object>> result =
                    worker.submit(() -> core.ingestRuns().ingestOne(Map.of("path", path.toString())));
            while (!result.isDone()) {
                core.progress().any().ifPresent(line::show);
                Thread.sleep(LOOK_MILLISECONDS);
            }
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            worker.shutdownNow();
        }
    }

    private Map<String, Object> beside(ServiceClient service) throws IOException, InterruptedException {
        if (archive != null) {
            throw new IOException("The service at " + service.address()
                    + " has this home and its own archive; leave --archive out, or give another --home.");
        }
        String folder = path.toAbsolutePath().normalize().toString();
        Map<String, Object> job = service.post(
                "/workflows/run", Map.of("workflow_name", "ingest-run", "parameters", Map.of("path", folder)));
        try (ProgressLine line = new ProgressLine()) {
            while (true) {
                Map<String, Object> status = service.get("/workflows/status/" + job.get("flow_run_id"));
                if (status.get("end_time") != null) {
                    return result(status, folder);
                }
                show(service, folder, line);
                Thread.sleep(LOOK_MILLISECONDS);
            }
        }
    }

    private static void show(ServiceClient service, String folder, ProgressLine line)
            throws IOException, InterruptedException {
        for (Object run : (List<?>) service.get("/api/v2/runs?state=ingesting").getOrDefault("runs", List.of())) {
            if (run instanceof Map<?, ?> going
                    && folder.equals(going.get("path"))
                    && service.get(String.valueOf(going.get("uri"))).get("progress") instanceof Map<?, ?> progress) {
                line.show(Json.readObject(Json.write(progress)));
            }
        }
    }

    private static Map<String, Object> result(Map<String, Object> status, String folder) {
        if (status.get("results") instanceof Map<?, ?> result) {
            return Json.readObject(Json.write(result));
        }
        return Map.of("success", false, "run_dir", folder, "error", String.valueOf(status.get("message")));
    }

    private int report(Map<String, Object> result) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean success = Boolean.TRUE.equals(result.get("success"));
        if (json) {
            out.println(Json.write(result));
        } else if (success) {
            out.println((Boolean.TRUE.equals(result.get("already_ingested"))
                            ? "was archived before: "
                            : "archived and verified: ")
                    + result.get("run_id") + ", " + result.get("files") + " files, " + result.get("bytes")
                    + " bytes in "
                    + result.get("archive"));
        } else {
            spec.commandLine().getErr().println("not archived: " + result.get("run_dir") + ": " + result.get("error"));
        }
        out.flush();
        return success ? 0 : 1;
    }
}
