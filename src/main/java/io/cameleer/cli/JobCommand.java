package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
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

/** {@code run}: starts a job of the running service and waits for its result. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Starts a job of the running service, such as ingest-sequencer-runs, and waits for its result.")
public final class JobCommand implements Callable<Integer> {

    private static final long LOOK_MILLISECONDS = 500;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    @Parameters(paramLabel = "JOB", description = "The job's name.")
    private String job = "";

    @Option(names = "-p", paramLabel = "KEY=VALUE", description = "A parameter of the job. May be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Override
    public Integer call() throws Exception {
        ServiceClient service = options.service(options.load());
        Map<String, Object> started =
                service.post("/workflows/run", Map.of("workflow_name", job, "parameters", parameters));
        Map<String, Object> status = service.get("/workflows/status/" + started.get("flow_run_id"));
        while (status.get("end_time") == null) {
            Thread.sleep(LOOK_MILLISECONDS);
            status = service.get("/workflows/status/" + started.get("flow_run_id"));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(Json.writeIndented(status));
        out.flush();
        return "COMPLETED".equals(status.get("status")) ? 0 : 1;
    }
}
