package io.cameleer.store;

import io.cameleer.work.Lane;
import io.cameleer.work.Limits;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The lanes of callbacks: which of them are full, and whose bells are to ring. */
public final class LaneTable {

    /** A bell that is to ring now. */
    public record Bell(long execution, @Nullable String queue) {}

    private record Rung(Bell bell, long due, long id) {}

    private static final String LIVE = "SELECT COUNT(*) FROM work WHERE kind = :kind AND lease_until > :leaseNow";

    private final Session session;

    LaneTable(Session session) {
        this.session = session;
    }

    /** Whether anything is due whose bell did not ring within the time. */
    public boolean isSilent(Duration again) {
        return bound(session.handle().createQuery("SELECT id FROM work WHERE" + silent() + " LIMIT 1"), again)
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /**
     * Marks bells as rung, the longest due first, and gives them.
     *
     * @param again a bell rings again after this time, should nobody have heard it
     * @param limits what is in a full lane stays silent
     */
    public List<Bell> ring(int most, Duration again, Limits limits) {
        List<String> full = limits.most().entrySet().stream()
                .filter(limit -> live(limit.getKey()) >= limit.getValue())
                .map(java.util.Map.Entry::getKey)
                .toList();
        String open = full.isEmpty()
                ? ""
                : " AND function NOT IN (<full>) AND function || '@' || COALESCE(site, '') NOT IN (<full>)";
        var query = session.handle()
                .createQuery("UPDATE work SET rung = :leaseNow WHERE id IN (SELECT id FROM work WHERE" + silent() + open
                        + " ORDER BY due, id LIMIT :most" + session.dialect().skipLocked()
                        + ") RETURNING target, queue, due, id")
                .bind("most", most);
        if (!full.isEmpty()) {
            query.bindList("full", full);
        }
        return new ArrayList<>(bound(query, again)
                        .map((row, context) -> new Rung(
                                new Bell(row.getLong("target"), row.getString("queue")),
                                row.getLong("due"),
                                row.getLong("id")))
                        .list())
                .stream()
                        .sorted(Comparator.comparingLong(Rung::due).thenComparingLong(Rung::id))
                        .map(Rung::bell)
                        .toList();
    }

    /** A bell that could not ring, and why; it is tried again. */
    public void muffled(long execution, String reason) {
        session.handle()
                .createUpdate("UPDATE work SET reason = :reason WHERE kind = :kind AND target = :target")
                .bind("reason", reason)
                .bind("kind", WorkKind.CALLBACK.label())
                .bind("target", execution)
                .execute();
    }

    /**
     * Whether the limits leave room for this execution; where not, its bell rings as soon as they do. On PostgreSQL the
     * limits that it is under are locked until the transaction ends, so that two claims do not share one place.
     */
    boolean hasRoom(long execution, Limits limits) {
        Optional<Lane> lane = limits.most().isEmpty() ? Optional.empty() : lane(execution);
        for (String name : lane.map(limits::of).orElse(List.of())) {
            session.lockName("lane " + name);
            if (live(name) >= limits.most().getOrDefault(name, 0)) {
                session.handle()
                        .createUpdate("UPDATE work SET rung = 0 WHERE kind = :kind AND target = :target")
                        .bind("kind", WorkKind.CALLBACK.label())
                        .bind("target", execution)
                        .execute();
                return false;
            }
        }
        return true;
    }

    private Optional<Lane> lane(long execution) {
        return session.handle()
                .createQuery("SELECT function, site, queue FROM work WHERE kind = :kind AND target = :target"
                        + " AND function IS NOT NULL")
                .bind("kind", WorkKind.CALLBACK.label())
                .bind("target", execution)
                .map((row, context) ->
                        new Lane(row.getString("function"), row.getString("site"), row.getString("queue")))
                .findOne();
    }

    /** How many live leases are on what a limit counts. */
    private long live(String limit) {
        int at = limit.indexOf('@');
        var query = session.handle()
                .createQuery(LIVE + " AND function = :function" + (at < 0 ? "" : " AND site = :site"))
                .bind("kind", WorkKind.CALLBACK.label())
                .bind("leaseNow", session.leaseMilliseconds())
                .bind("function", at < 0 ? limit : limit.substring(0, at));
        if (at >= 0) {
            query.bind("site", limit.substring(at + 1));
        }
        return query.mapTo(Long.class).one();
    }

    private static String silent() {
        return " kind = :kind AND lease_until <= :leaseNow AND due <= :now AND rung <= :before";
    }

    private <Q extends SqlStatement<Q>> Q bound(Q query, Duration again) {
        long leaseNow = session.leaseMilliseconds();
        return query.bind("kind", WorkKind.CALLBACK.label())
                .bind("leaseNow", leaseNow)
                .bind("now", session.milliseconds())
                .bind("before", leaseNow - again.toMillis());
    }
}
