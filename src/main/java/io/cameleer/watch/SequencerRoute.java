package io.cameleer.watch;

import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.OptimizedFileFilter;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bean of one {@code templatedRoute} in {@code routes/sequencers.camel.yaml}: stands between the sequencer's watch
 * and its {@code file:} consumer. Camel sets the properties, then calls {@link #open}; a file of routes that is only
 * tried gets no further, so nothing is watched and nothing is written before the first poll.
 */
public final class SequencerRoute
        implements OptimizedFileFilter, PollingConsumerPollStrategy, ExceptionHandler, CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerRoute.class);

    private final Map<String, String> parameters = new HashMap<>();
    private @Nullable CamelContext camelContext;
    private @Nullable SequencerParameters checked;
    private volatile @Nullable SequencerWatch watch;

    /** Reads the parameters. A wrong one is the sequencer's problem, and stops no other that is in the same file. */
    public void open() {
        SequencerParameters read =
                new SequencerParameters(parameters, sequencers().platforms());
        read.problem().ifPresent(problem -> LOG.warn("sequencer {} is not watched: {}", read.name(), problem));
        checked = read;
    }

    /** Whether a first poll is due and has not begun; where the clock says when, none is due at the start. */
    boolean awaitsFirstPoll() {
        return watch == null && parameters.getOrDefault("cron", "").isBlank();
    }

    /** What the sequencer is called. */
    String name() {
        return parameters.getOrDefault("name", "");
    }

    /** A marker file was found; called by the route. */
    public void marker(File file) {
        polled().marker(file);
    }

    @Override
    public @Nullable Boolean accept(String name) {
        return polled().accept(name);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Camel's interface of such filters has lost its type.
    public boolean accept(GenericFile file) {
        return polled().accept((GenericFile<File>) file);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        SequencerWatch polling = watch;
        if (polling == null) {
            SequencerParameters read = Optional.ofNullable(checked).orElseThrow();
            polling = sequencers().watching(read.sequencer(), read.problem());
            watch = polling;
        }
        polling.runsWhile(() -> ServiceHelper.isStarted(consumer));
        if (!sequencers().polls(polling)) {
            polling.refuse();
            return false;
        }
        return polling.begin();
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polled) {
        polled().commit();
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        Optional.ofNullable(watch).ifPresent(polling -> polling.failed(cause));
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        handleException("poll", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    /** The failure of a poll is the watch's problem already; Camel would log its stack at each poll. */
    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        LOG.debug("{}", message, exception);
    }

    private SequencerWatch polled() {
        return Optional.ofNullable(watch).orElseThrow(() -> new IllegalStateException("no poll has begun"));
    }

    private Sequencers sequencers() {
        return CamelContextHelper.mandatoryLookup(
                Optional.ofNullable(camelContext).orElseThrow(), Sequencers.BEAN, Sequencers.class);
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
        parameters.put("name", name);
    }

    public void setInterval(String interval) {
        parameters.put("interval", interval);
    }

    public void setCron(String cron) {
        parameters.put("cron", cron);
    }

    public void setPlatform(String platform) {
        parameters.put("platform", platform);
    }

    public void setDirectory(String directory) {
        parameters.put("directory", directory);
    }

    public void setExisting(String existing) {
        parameters.put("existing", existing);
    }

    public void setSettle(String settle) {
        parameters.put("settle", settle);
    }

    public void setFallback(String fallback) {
        parameters.put("fallback", fallback);
    }

    public void setSentinel(String sentinel) {
        parameters.put("sentinel", sentinel);
    }

    public void setCompletionIndicator(String completionIndicator) {
        parameters.put("completionIndicator", completionIndicator);
    }

    public void setCohort(String cohort) {
        parameters.put("cohort", cohort);
    }

    public void setWorkflow(String workflow) {
        parameters.put("workflow", workflow);
    }

    public void setExperiments(String experiments) {
        parameters.put("experiments", experiments);
    }

    public void setSignalFailedRuns(String signalFailedRuns) {
        parameters.put("signalFailedRuns", signalFailedRuns);
    }

    public void setCompletionAlternatives(String completionAlternatives) {
        parameters.put("completionAlternatives", completionAlternatives);
    }

    public void setArchiveDespiteErrors(String archiveDespiteErrors) {
        parameters.put("archiveDespiteErrors", archiveDespiteErrors);
    }

    public void setArchiveFailedRuns(String archiveFailedRuns) {
        parameters.put("archiveFailedRuns", archiveFailedRuns);
    }

    public void setInstrumentManifest(String instrumentManifest) {
        parameters.put("instrumentManifest", instrumentManifest);
    }
}
