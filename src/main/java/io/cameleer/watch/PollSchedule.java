package io.cameleer.watch;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.pollconsumer.quartz.QuartzScheduledPollConsumerScheduler;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * When a sequencer is polled: as its cron expression says where it has one, else again and again with its interval in
 * between. A wrong text is no failure here but a problem of {@link SequencerParameters}; the default stands in for it.
 */
public final class PollSchedule implements ScheduledPollConsumerScheduler {

    private static final Duration DEFAULT = Duration.ofSeconds(30);

    private String interval = "";
    private String cron = "";
    private @Nullable CamelContext camelContext;
    /** Empty before there is a consumer: Camel starts beans early, and stops routes that were never started. */
    private Optional<ScheduledPollConsumerScheduler> chosen = Optional.empty();

    static boolean isCron(String text) {
        return CronExpression.isValidExpression(text);
    }

    public void setInterval(String interval) {
        this.interval = interval.strip();
    }

    public void setCron(String cron) {
        this.cron = cron.strip();
    }

    @Override
    public void onInit(Consumer consumer) {
        // A file: consumer says this twice at each start.
        ScheduledPollConsumerScheduler scheduler = chosen.orElseGet(() -> isCron(cron) ? byClock() : byInterval());
        scheduler.setCamelContext(Optional.ofNullable(camelContext).orElseThrow());
        scheduler.onInit(consumer);
        chosen = Optional.of(scheduler);
    }

    private ScheduledPollConsumerScheduler byClock() {
        QuartzScheduledPollConsumerScheduler clock = new QuartzScheduledPollConsumerScheduler();
        clock.setCron(cron);
        return clock;
    }

    private ScheduledPollConsumerScheduler byInterval() {
        DefaultScheduledPollConsumerScheduler waiting = new DefaultScheduledPollConsumerScheduler();
        waiting.setInitialDelay(0);
        waiting.setDelay(DurationText.parse(interval).orElse(DEFAULT).toMillis());
        return waiting;
    }

    @Override
    public void scheduleTask(Runnable task) {
        chosen.ifPresent(scheduler -> scheduler.scheduleTask(task));
    }

    @Override
    public void unscheduleTask() {
        chosen.ifPresent(ScheduledPollConsumerScheduler::unscheduleTask);
    }

    @Override
    public void startScheduler() {
        chosen.ifPresent(ScheduledPollConsumerScheduler::startScheduler);
    }

    @Override
    public boolean isSchedulerStarted() {
        return chosen.filter(ScheduledPollConsumerScheduler::isSchedulerStarted).isPresent();
    }

    @Override
    public void start() {
        chosen.ifPresent(ScheduledPollConsumerScheduler::start);
    }

    @Override
    public void stop() {
        chosen.ifPresent(ScheduledPollConsumerScheduler::stop);
    }

    @Override
    public void shutdown() {
        chosen.ifPresent(ScheduledPollConsumerScheduler::shutdown);
    }

    @Override
    public void setCamelContext(@Nullable CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return camelContext;
    }
}
