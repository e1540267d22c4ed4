package io.cameleer.cli;

import io.cameleer.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person writes of a periodic task on the command line, as REST takes it. */
final class TaskOptions {

    @Option(names = "--name", paramLabel = "NAME", description = "Another name for the task.")
    private @Nullable String name;

    @Option(names = "--job", paramLabel = "JOB", description = "The job that it starts, such as rerun-signals.")
    private @Nullable String job;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Again and again after the same time: 15m, 1h30m, 2d.")
    private @Nullable String every;

    @Option(
            names = "--crontab",
            paramLabel = "FIELDS",
            description = "Minute, hour, day of month, month, day of week: \"0 3 * * 1-5\".")
    private @Nullable String crontab;

    @Option(names = "--timezone", paramLabel = "ZONE", description = "Of the crontab, as in Europe/Berlin.")
    private @Nullable String timezone;

    @Option(names = "-p", paramLabel = "KEY=VALUE", description = "A parameter of the job. May be given several times.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--parameters",
            paramLabel = "JSON",
            description = "All parameters of the job as an object, instead of -p.")
    private @Nullable String json;

    /** The members that were given; parameters replace all that were there. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        put(document, "name", name);
        put(document, "task", job);
        put(document, "interval", every);
        put(document, "crontab", crontab);
        put(document, "timezone", timezone);
        if (json != null) {
            document.put("parameters", Json.readObject(json));
        } else if (!parameters.isEmpty()) {
            document.put("parameters", parameters);
        }
        return document;
    }

    private static void put(Map<String, Object> document, String key, @Nullable String value) {
        if (value != null) {
            document.put(key, value);
        }
    }
}
