package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JournalTest extends StoreContract {

    @Test
    void entries_come_back_in_the_order_they_were_made_each_with_its_own_subject() {
        store.run(session -> {
            session.journal().add("run", 1, "seen", "first");
            session.journal().add("experiment", 1, "data", "of another");
            session.journal().add("run", 2, "seen", "of another");
            session.journal().add("run", 1, "complete", "second", Map.of("files", 3));
        });

        assertThat(list(session -> session.journal().of("run", 1)))
                .extracting(Journal.Entry::kind, Journal.Entry::message, Journal.Entry::detail)
                .containsExactly(tuple("seen", "first", null), tuple("complete", "second", "{\"files\":3}"));
    }

    @Test
    void an_entry_has_the_time_that_timers_go_by() {
        store.shiftClock(Duration.ofDays(2));
        Instant before = store.now();
        store.run(session -> session.journal().add("run", 1, "seen", "later"));

        assertThat(list(session -> session.journal().of("run", 1)).get(0).at())
                .isBetween(before, before.plus(Duration.ofHours(1)));
    }

    @Test
    void a_message_may_hold_what_a_program_printed() {
        String message = "nul \u0000, half a pair \uD83D, emoji 😀, \t tab";

        store.run(session -> session.journal().add("run", 1, "failed", message));

        assertThat(list(session -> session.journal().of("run", 1)))
                .extracting(Journal.Entry::message)
                .containsExactly("nul \uFFFD, half a pair ?, emoji 😀, \t tab");
    }
}
