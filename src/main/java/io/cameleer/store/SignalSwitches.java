package io.cameleer.store;

import java.util.Map;
import java.util.stream.Collectors;

/** Signals that a person switched off, or on again. */
public final class SignalSwitches {

    private final Session session;

    SignalSwitches(Session session) {
        this.session = session;
    }

    /** Only what was ever switched; the others are on. */
    public Map<String, Boolean> all() {
        return session.handle()
                .createQuery("SELECT signal, enabled FROM signal_switch")
                .map((row, context) -> Map.entry(row.getString("signal"), row.getLong("enabled") != 0))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void set(String signal, boolean enabled, String by) {
        session.handle()
                .createUpdate("INSERT INTO signal_switch (signal, enabled, changed, changed_by)"
                        + " VALUES (:signal, :enabled, :now, :by) ON CONFLICT (signal) DO UPDATE SET"
                        + " enabled = excluded.enabled, changed = excluded.changed, changed_by = excluded.changed_by")
                .bind("signal", signal)
                .bind("enabled", enabled ? 1 : 0)
                .bind("now", session.milliseconds())
                .bind("by", by)
                .execute();
    }
}
