package io.cameleer.callback.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MuffledTest {

    private Instant now = Instant.parse("2026-11-28T06:00:00Z");
    private final Muffled muffled = new Muffled(() -> now, Duration.ofMinutes(2));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Muffled.class)).addAppender(log);
    }

    @AfterEach
    void end() {
        ((Logger) LoggerFactory.getLogger(Muffled.class)).detachAppender(log);
    }

    private long warnings() {
        return log.list.stream()
                .filter(event -> event.getLevel().equals(Level.WARN))
                .count();
    }

    @Test
    void a_queue_that_nobody_serves_is_logged_at_once_and_then_every_hour() {
        for (int bell = 0; bell < 241; bell++) {
            muffled.add("gpu", 7, "nobody listens");
            now = now.plusSeconds(30);
        }
        assertThat(warnings()).isEqualTo(3);
        assertThat(muffled.problems())
                .containsExactly("Callbacks of queue gpu wait since 2026-11-28T06:00:00Z: nobody listens");
    }

    @Test
    void what_is_heard_again_or_no_longer_rung_is_no_problem() {
        muffled.add("", 7, "nobody listens");
        muffled.add("gpu", 8, "nobody listens");
        muffled.heard("");
        assertThat(muffled.problems()).singleElement().asString().contains("queue gpu");

        now = now.plus(Duration.ofMinutes(3));
        assertThat(muffled.problems()).isEmpty();
        muffled.add("gpu", 8, "nobody listens");
        assertThat(warnings()).isEqualTo(3);
    }
}
