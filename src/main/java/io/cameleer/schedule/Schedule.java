package io.cameleer.schedule;

import java.time.Instant;

/** When a periodic task runs. */
public sealed interface Schedule permits Interval, Crontab {

    /**
     * The first time after {@code now}.
     *
     * @param planned the time that was due last; an interval keeps its rhythm from there
     */
    Instant next(Instant planned, Instant now);
}
