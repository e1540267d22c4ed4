package io.cameleer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When periodic tasks are due. */
class ScheduleTest {

    private static final Instant EPOCH = Instant.EPOCH;

    @ParameterizedTest
    @CsvSource({"15m,900,15m", "1h30m,5400,1h30m", "2d,172800,2d", "900,900,15m", "90s,90,1m30s", "1d1s,86401,1d1s"})
    void intervals_are_read_and_written(String text, long seconds, String written) {
        assertThat(Interval.parse(text).every()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(Interval.parse(text)).hasToString(written);
        assertThat(Interval.parse(written)).isEqualTo(Interval.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "m", "-5m", "15 minutes", "400d", "99999999d"})
    void what_is_no_interval_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Interval.parse(text))
                .withMessageContaining("interval");
    }

    @Property
    void an_interval_keeps_its_rhythm_and_is_due_once_however_late(
            @ForAll @LongRange(min = 1, max = 100_000) long seconds,
            @ForAll @LongRange(min = -1_000, max = 1_000_000) long late) {
        Instant planned = Instant.ofEpochSecond(2_000_000);
        Instant now = planned.plusSeconds(late);

        Instant next = new Interval(Duration.ofSeconds(seconds)).next(planned, now);

        assertThat(next).isAfter(now);
        assertThat((next.getEpochSecond() - planned.getEpochSecond()) % seconds).isZero();
        if (late >= 0) {
            assertThat(next).isBeforeOrEqualTo(now.plusSeconds(seconds));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * * | UTC | 2026-11-27T10:07:00Z | 2026-11-27T10:15:00Z",
                "0 3 * * * | Europe/Berlin | 2026-11-27T10:00:00Z | 2026-11-28T02:00:00Z",
                "0 3 * * 1-5 | UTC | 2026-11-27T10:00:00Z | 2026-11-30T03:00:00Z",
                "0 3 * * 0 | UTC | 2026-11-27T10:00:00Z | 2026-11-29T03:00:00Z",
                "0 3 * * 7 | UTC | 2026-11-27T10:00:00Z | 2026-11-29T03:00:00Z",
                "0 3 * * SUN,2 | UTC | 2026-11-29T10:00:00Z | 2026-12-01T03:00:00Z",
                "0 3 * * */2 | UTC | 2026-11-27T10:00:00Z | 2026-11-28T03:00:00Z",
                "0 3 * * 5-7 | UTC | 2026-11-27T10:00:00Z | 2026-11-28T03:00:00Z",
                "30 4 1 * * | UTC | 2026-11-27T10:00:00Z | 2026-12-01T04:30:00Z",
                "0 0/5 * ? * * | UTC | 2026-11-27T10:07:00Z | 2026-11-27T10:10:00Z",
                "15 30 2 * * ? 2027 | UTC | 2026-11-27T10:07:00Z | 2027-01-01T02:30:15Z",
                "30 2 * * * | Europe/Berlin | 2026-03-28T22:00:00Z | 2026-03-30T00:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-10-24T22:00:00Z | 2026-10-25T01:30:00Z",
                "30 2 * * * | Europe/Berlin | 2026-10-25T01:30:00Z | 2026-10-26T01:30:00Z",
            })
    void a_crontab_means_the_next_time_in_its_zone(String text, String zone, Instant now, Instant next) {
        assertThat(new Crontab(text, ZoneId.of(zone)).next(EPOCH, now)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "61 * * * *",
                "0 3 1 * 1",
                "0 0 30 2 *",
                "0 0 0 * * *",
                "nightly",
                "* * * * 9",
                "99 * * * *",
                "98 * * * *",
                "*/0 * * * *",
                "0 24 * * *",
                "0 0 0 * *",
                "every full moon",
                "0 3 * 13 *",
                "99999999999 * * * *"
            })
    void what_is_no_crontab_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Crontab(text, ZoneId.of("UTC")))
                .withMessageContaining("'" + text + "'");
    }
}
