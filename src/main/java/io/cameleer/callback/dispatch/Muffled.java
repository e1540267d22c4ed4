package io.cameleer.callback.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues whose bells cannot be heard: said in the log at first and then every hour, and to whoever asks as long as it lasts.
 * Thread-safe.
 */
final class Muffled {

    private static final Logger LOG = LoggerFactory.getLogger(Muffled.class);
    private static final Duration SAID_AGAIN = Duration.ofHours(1);

    private final InstantSource clock;
    /** How long after its last bell a queue is believed to be heard, or to be empty. */
    private final Duration forgotten;

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    Muffled(InstantSource clock, Duration forgotten) {
        this.clock = clock;
        this.forgotten = forgotten;
    }

    private record Trouble(String reason, Instant since, Instant last, Instant said) {}

    /** A bell could not be rung. {@code queue}: empty for the usual one. */
    void add(String queue, long execution, String reason) {
        Instant now = clock.instant();
        troubles.compute(queue, (name, known) -> {
            boolean fresh = known == null || !known.reason().equals(reason) || isOver(known, now);
            if (fresh || !now.isBefore(known.said().plus(SAID_AGAIN))) {
                LOG.warn("callback execution {}: {}", execution, reason);
                return new Trouble(reason, fresh ? now : known.since(), now, now);
            }
            LOG.debug("callback execution {}: {}", execution, reason);
            return new Trouble(reason, known.since(), now, known.said());
        });
    }

    /** A bell was rung. */
    void heard(String queue) {
        if (!troubles.isEmpty()) {
            troubles.remove(queue);
        }
    }

    /** A sentence for each queue. */
    List<String> problems() {
        Instant now = clock.instant();
        troubles.values().removeIf(trouble -> isOver(trouble, now));
        return troubles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "Callbacks" + (entry.getKey().isEmpty() ? "" : " of queue " + entry.getKey())
                        + " wait since " + entry.getValue().since() + ": "
                        + entry.getValue().reason())
                .toList();
    }

    private boolean isOver(Trouble trouble, Instant now) {
        return trouble.last().plus(forgotten).isBefore(now);
    }
}
