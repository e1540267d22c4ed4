package io.cameleer.service;

import io.cameleer.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The time that timers go by, as a {@link Clock}: the database's clock plus the test offset. */
final class StoreClock extends Clock {

    private final Store store;
    private final ZoneId zone;

    StoreClock(Store store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new StoreClock(store, other);
    }

    @Override
    public Instant instant() {
        return store.now();
    }
}
