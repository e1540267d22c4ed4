package io.cameleer.watch;

import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Platform;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * The bean of one {@code templatedRoute} in {@code routes/sequencers.camel.yaml}: takes its parameters as text, checks
 * them, and answers for the sequencer's watch. Camel sets the properties, then calls {@link #open}.
 */
public final class SequencerRoute implements GenericFileFilter<File>, PollingConsumerPollStrategy, CamelContextAware {

    private @Nullable CamelContext camelContext;
    private @Nullable SequencerWatch watch;
    private String name = "";
    private String platform = "";
    private String directory = "";
    private String existing = "record";
    private String settle = "";
    private String fallback = "";
    private String sentinel = "";
    private String completionIndicator = Expectation.PLATFORM_RULE;
    private String cohort = "";
    private String workflow = "";
    private String experiments = "runs";
    private String signalFailedRuns = "false";

    /** Checks the parameters; the message of a failure names the sequencer, the parameter and what is allowed. */
    public void open() {
        Sequencers sequencers = CamelContextHelper.mandatoryLookup(context(), Sequencers.BEAN, Sequencers.class);
        Path folder = Path.of(required("directory", directory)).toAbsolutePath().normalize();
        required("name", name);
        if (!experiments.equals("runs") && !experiments.equals("samples")) {
            throw wrong("experiments", experiments, "runs or samples");
        }
        Platform known = sequencers.platforms().named(platform).orElse(null);
        if (known == null && !platform.isBlank()) {
            throw wrong(
                    "platform",
                    platform,
                    "empty or one of "
                            + String.join(
                                    ", ",
                                    sequencers.platforms().all().stream()
                                            .map(Platform::name)
                                            .toList()));
        }
        Handling handling = new Handling(
                cohort.isBlank() ? name : cohort,
                known == null ? null : known.name(),
                workflow.isBlank() ? null : workflow,
                experiments.equals("samples"),
                Boolean.parseBoolean(signalFailedRuns),
                completionIndicator);
        watch = sequencers.add(new Sequencer(
                name,
                folder,
                Sequencer.Existing.of(existing, name),
                duration("settle", settle),
                duration("fallback", fallback),
                sentinel.isBlank() ? null : sentinel,
                new Expectation(known, completionIndicator),
                handling));
    }

    private String required(String parameter, String value) {
        if (value.isBlank()) {
            throw wrong(parameter, value, "something");
        }
        return value;
    }

    private @Nullable Duration duration(String parameter, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text.strip()));
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, text, "a duration such as 30s, 10m or 6h");
        }
    }

    private IllegalArgumentException wrong(String parameter, String value, String allowed) {
        return new IllegalArgumentException(
                "Sequencer " + name + ": " + parameter + " is '" + value + "'; give " + allowed);
    }

    /** A marker file was found; called by the route. */
    public void marker(File file) {
        opened().marker(file);
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return opened().accept(file);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return opened().begin();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        opened().commit();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        opened().failed(cause);
        return false;
    }

    private SequencerWatch opened() {
        return Optional.ofNullable(watch)
                .orElseThrow(() -> new IllegalStateException("Sequencer " + name + " is not open"));
    }

    private CamelContext context() {
        return Optional.ofNullable(camelContext).orElseThrow();
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setPlatform(String platform) {
        this.platform = platform;
    }

    public void setDirectory(String directory) {
        this.directory = directory;
    }

    public void setExisting(String existing) {
        this.existing = existing;
    }

    public void setSettle(String settle) {
        this.settle = settle;
    }

    public void setFallback(String fallback) {
        this.fallback = fallback;
    }

    public void setSentinel(String sentinel) {
        this.sentinel = sentinel;
    }

    public void setCompletionIndicator(String completionIndicator) {
        this.completionIndicator = completionIndicator;
    }

    public void setCohort(String cohort) {
        this.cohort = cohort;
    }

    public void setWorkflow(String workflow) {
        this.workflow = workflow;
    }

    public void setExperiments(String experiments) {
        this.experiments = experiments;
    }

    public void setSignalFailedRuns(String signalFailedRuns) {
        this.signalFailedRuns = signalFailedRuns;
    }
}
