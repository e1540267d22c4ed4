package io.cameleer.app;

import io.cameleer.analysis.Analysis;
import io.cameleer.analysis.Application;
import io.cameleer.store.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Experiments and analyses as the bodies of signals, of applications and of REST, with the fields of Isabl's. */
public final class IsablDocuments {

    private IsablDocuments() {}

    public static Optional<Map<String, Object>> experiment(Session session, long id) {
        return Optional.ofNullable(
                TargetDocuments.whole(session).experiments(List.of(id)).get(id));
    }

    public static Optional<Map<String, Object>> analysis(Session session, long id) {
        return session.analyses().find(id).map(found -> analysis(session, found));
    }

    /** An analysis whole, its targets and references as experiments. */
    public static Map<String, Object> analysis(Session session, Analysis analysis) {
        return Objects.requireNonNull(
                TargetDocuments.whole(session).of(List.of(analysis)).get(analysis.id()));
    }

    /** An analysis without its experiments: a line of a list. */
    public static Map<String, Object> summary(Analysis analysis) {
        Analysis.Times times = analysis.times();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", analysis.id());
        document.put("id", analysis.id());
        document.put("uri", "/api/v2/analyses/" + analysis.id());
        document.put("status", analysis.status().name());
        document.put("application", application(analysis.applicationId(), analysis.application()));
        document.put("storage_url", analysis.storageUrl());
        document.put("ran_by", analysis.ranBy());
        document.put("created", times.created().toString());
        document.put("modified", times.modified().toString());
        document.put("submitted", text(times.submitted()));
        document.put("started", text(times.started()));
        document.put("finished", text(times.finished()));
        document.put("wait_time", seconds(times.submitted(), times.started()));
        document.put("run_time", seconds(times.started(), times.finished()));
        return document;
    }

    static Map<String, Object> application(@Nullable Long id, Application application) {
        Map<String, Object> assembly = new LinkedHashMap<>();
        assembly.put("name", application.assembly());
        assembly.put("species", application.species());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", id);
        document.put("name", application.isablName());
        document.put("route", application.name());
        document.put("version", application.version());
        document.put("assembly", assembly);
        return document;
    }

    static List<Map<String, Object>> experiments(Session session, List<Long> ids) {
        return TargetDocuments.whole(session).inOrder(ids);
    }

    /** The same with nothing in it but what JSON has: dates and times become their text. */
    public static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            map.forEach((key, member) -> plain.put(String.valueOf(key), plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> plain = new ArrayList<>();
            list.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Long seconds(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null || to.isBefore(from)
                ? null
                : Duration.between(from, to).toSeconds();
    }
}
