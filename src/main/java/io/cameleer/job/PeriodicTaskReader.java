package io.cameleer.job;

import io.cameleer.schedule.Crontab;
import io.cameleer.schedule.Interval;
import io.cameleer.schedule.PeriodicTask.Definition;
import io.cameleer.schedule.Schedule;
import io.cameleer.spelling.Similar;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person writes of a periodic task: {@code name}, {@code task} (the name of a job), {@code interval} or
 * {@code crontab} with its {@code timezone}, {@code parameters} (Isabl's {@code kwargs}) and {@code enabled}.
 */
public final class PeriodicTaskReader {

    private static final List<String> KEYS =
            List.of("name", "task", "interval", "crontab", "timezone", "parameters", "kwargs", "enabled");
    private static final int LONGEST_NAME = 200;

    private final JobNames jobs;
    private final ZoneId site;
    private final Map<String, ParameterCheck> checks;

    /**
     * @param site the time zone of crontabs that name none
     * @param checks by the name of a job; one that is not among them, such as a route of the site's own, may be given anything
     */
    public PeriodicTaskReader(JobNames jobs, ZoneId site, Map<String, ParameterCheck> checks) {
        this.jobs = jobs;
        this.site = site;
        this.checks = Map.copyOf(checks);
    }

    /**
     * A new task, or a changed one: what is not given stays as it was.
     *
     * @param before null for a new one
     * @throws IllegalArgumentException naming the key that is wrong
     */
    public Definition read(Map<String, ?> given, @Nullable Definition before) {
        for (String key : given.keySet()) {
            if (!KEYS.contains(key)) {
                String meant = Similar.didYouMean(key, KEYS);
                throw new IllegalArgumentException("there is no key '" + key + "'"
                        + (meant == null ? "" : " (" + meant + ")") + "; allowed are " + String.join(", ", KEYS));
            }
        }
        Definition read = new Definition(
                text(given, "name").map(PeriodicTaskReader::name).orElseGet(() -> old(before, "name")
                        .name()),
                text(given, "task").map(jobs::resolve).orElseGet(() -> old(before, "task")
                        .job()),
                schedule(given, before),
                parameters(given).orElseGet(() -> before == null ? Map.of() : before.parameters()),
                flag(given).orElseGet(() -> before == null || before.enabled()));
        if (before == null
                || !read.job().equals(before.job())
                || !read.parameters().equals(before.parameters())) {
            check(read);
        }
        return read;
    }

    private void check(Definition read) {
        ParameterCheck check = checks.get(read.job());
        if (check != null) {
            try {
                check.check(read.parameters());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("parameters." + e.getMessage(), e);
            }
        }
    }

    private static Definition old(@Nullable Definition before, String key) {
        if (before == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return before;
    }

    private static Optional<String> text(Map<String, ?> given, String key) {
        Object value = given.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String || value instanceof Number) {
            return Optional.of(String.valueOf(value));
        }
        throw new IllegalArgumentException(key + " is no text");
    }

    private static String name(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "name is empty, longer than " + LONGEST_NAME + " characters or no single line");
        }
        return name.strip();
    }

    private Schedule schedule(Map<String, ?> given, @Nullable Definition before) {
        Optional<String> interval = text(given, "interval");
        Optional<String> crontab = text(given, "crontab");
        Optional<String> zone = text(given, "timezone");
        if (interval.isPresent() && crontab.isPresent()) {
            throw new IllegalArgumentException("interval and crontab cannot both be given");
        }
        if (interval.isPresent()) {
            return named("interval", () -> Interval.parse(interval.get()));
        }
        if (crontab.isPresent()) {
            ZoneId where = zone.map(PeriodicTaskReader::zone).orElse(site);
            return named("crontab", () -> new Crontab(crontab.get(), where));
        }
        if (before == null) {
            throw new IllegalArgumentException("interval or crontab is missing, as in \"interval\": \"15m\"");
        }
        return zone.isPresent() && before.schedule() instanceof Crontab old
                ? new Crontab(old.text(), zone(zone.get()))
                : before.schedule();
    }

    private static Schedule named(String key, Supplier<Schedule> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "timezone '" + name + "' is none of the IANA database, as in Europe/Berlin", e);
        }
    }

    private static Optional<Map<String, Object>> parameters(Map<String, ?> given) {
        if (given.get("parameters") != null && given.get("kwargs") != null) {
            throw new IllegalArgumentException("parameters and kwargs are the same; give one of them");
        }
        Object value = given.get("parameters") != null ? given.get("parameters") : given.get("kwargs");
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("parameters is no object");
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        map.forEach((key, member) -> parameters.put(String.valueOf(key), member));
        return Optional.of(parameters);
    }

    private static Optional<Boolean> flag(Map<String, ?> given) {
        Object value = given.get("enabled");
        if (value == null || value instanceof Boolean) {
            return Optional.ofNullable((Boolean) value);
        }
        throw new IllegalArgumentException("enabled is neither true nor false");
    }
}
