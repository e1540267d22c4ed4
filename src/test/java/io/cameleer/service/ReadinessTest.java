package io.cameleer.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final Duration PATIENCE = Duration.ofMillis(50);

    @Test
    void a_service_whose_store_answers_and_whose_watch_runs_is_ready() {
        try (Readiness readiness = new Readiness(() -> false, () -> {}, List::of, Duration.ofMinutes(1))) {
            assertThat(readiness.get()).isEmpty();
        }
    }

    @Test
    void each_obstacle_is_a_sentence() {
        try (Readiness readiness = new Readiness(
                () -> false,
                () -> {
                    throw new IllegalStateException("jdbc:postgresql://secret-host refused");
                },
                () -> List.of("nova1", "nova2"),
                Duration.ofMinutes(1))) {
            assertThat(readiness.get())
                    .containsExactly("its store does not answer", "the watch has not looked yet at nova1, nova2");
        }
    }

    @Test
    void a_store_that_hangs_is_asked_once_however_many_ask() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch answers = new CountDownLatch(1);
        Runnable store = () -> {
            asked.incrementAndGet();
            try {
                answers.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        };
        try (Readiness readiness = new Readiness(() -> false, store, List::of, PATIENCE)) {
            assertThat(readiness.get()).containsExactly("its store does not answer");
            assertThat(readiness.get()).containsExactly("its store does not answer");
            assertThat(asked).hasValue(1);
            answers.countDown();
        }
    }

    @Test
    void a_service_that_stops_is_not_ready() {
        try (Readiness readiness = new Readiness(() -> true, () -> {}, List::of, PATIENCE)) {
            assertThat(readiness.get()).containsExactly("it stops");
        }
    }
}
