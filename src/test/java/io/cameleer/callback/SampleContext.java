package io.cameleer.callback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the context of an execution of experiment EXP-1, with what a test wants different. */
public final class SampleContext {

    public static final String SECRET = "0f1e2d3c4b5a69788796a5b4c3d2e1f0".repeat(8);

    private final Path directory;
    private String key = "site-7c1e/42/3/1";
    private String run = UUID.randomUUID().toString();
    private String label = "EXP-1";
    private @Nullable Duration runTimeout;
    private String log = "log/42.log";
    private final Map<String, String> externalSystems = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    private SampleContext(Path directory) {
        this.directory = directory;
    }

    public static SampleContext in(Path directory) {
        return new SampleContext(directory);
    }

    public SampleContext key(String key) {
        this.key = key;
        return this;
    }

    public SampleContext run(String run) {
        this.run = run;
        return this;
    }

    /** The log lies where the service puts it. */
    public SampleContext inFolder() {
        log = "run.log";
        return this;
    }

    public SampleContext label(String label) {
        this.label = label;
        return this;
    }

    public SampleContext runTimeout(Duration runTimeout) {
        this.runTimeout = runTimeout;
        return this;
    }

    public SampleContext externalSystem(String name, String address) {
        externalSystems.put(name, address);
        return this;
    }

    public SampleContext variable(String name, Object value) {
        variables.put(name, value);
        return this;
    }

    public SampleContext metadata(String name, Object value) {
        metadata.put(name, value);
        return this;
    }

    public CallbackContext build() {
        return new CallbackContext(
                42,
                key,
                1,
                run,
                SECRET,
                7,
                label,
                "SUBJ-1",
                "COHORT-1",
                11,
                runTimeout,
                "http://cameleer.test/experiments/7",
                "http://cameleer.test/api/v2/experiments/7",
                "http://cameleer.test/api/v2/subjects/3",
                "http://cameleer.test/actions/11",
                "http://cameleer.test/api/v2/actions/11",
                "http://cameleer.test/api/v2/callbacks/42",
                externalSystems,
                variables,
                metadata,
                directory.resolve("work"),
                directory.resolve(log));
    }
}
