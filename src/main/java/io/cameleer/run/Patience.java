package io.cameleer.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a sequencer's runs must not have changed before they are archived.
 *
 * @param settle with their proof; null: as long as their platform says
 * @param fallback with no more than the weaker marker; null: as long as their platform says
 */
public record Patience(@Nullable Duration settle, @Nullable Duration fallback) {

    /** As long as the platform says. */
    public static final Patience STANDARD = new Patience(null, null);

    /** Of a run whose platform is not known. */
    private static final Duration SETTLE = Duration.ofMinutes(10);

    /** How long nothing of a run of this platform must have changed. */
    public Duration settle(@Nullable Platform platform) {
        if (settle != null) {
            return settle;
        }
        return platform == null ? SETTLE : platform.settle();
    }

    /** How long nothing of a run of this platform must have changed that has its weaker marker only; empty: it is never taken. */
    public Optional<Duration> fallback(@Nullable Platform platform) {
        return Optional.ofNullable(platform)
                .flatMap(Platform::fallbackAfter)
                .map(usual -> fallback == null ? usual : fallback);
    }

    void putInto(Map<String, Object> document) {
        if (settle != null) {
            document.put("settle", settle.toString());
        }
        if (fallback != null) {
            document.put("fallback", fallback.toString());
        }
    }

    static Patience of(Map<String, Object> document) {
        return new Patience(duration(document.get("settle")), duration(document.get("fallback")));
    }

    private static @Nullable Duration duration(@Nullable Object text) {
        return text instanceof String given ? Duration.parse(given) : null;
    }
}
