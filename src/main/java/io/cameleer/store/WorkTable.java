package io.cameleer.store;

import io.cameleer.governor.GovernorRecords.Offered;
import io.cameleer.work.Claim;
import io.cameleer.work.Lane;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Claimable work. Offering and completing are part of the caller's transaction. */
public final class WorkTable {

    private record Claimed(Claim claim, long due) {}

    private static final RowMapper<Claimed> CLAIMED = (row, context) -> new Claimed(
            new Claim(
                    row.getLong("id"),
                    WorkKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getLong("target"),
                    row.getLong("token"),
                    row.getInt("attempts")),
            row.getLong("due"));
    /** The databases give back what they updated in any order. */
    private static final Comparator<Claimed> LONGEST_DUE = Comparator.comparingLong(Claimed::due)
            .thenComparingLong(claimed -> claimed.claim().id());

    private final Session session;

    WorkTable(Session session) {
        this.session = session;
    }

    /** Offers work at {@code due}; work that is offered already stays as it is. */
    public void offer(WorkKind kind, long target, Instant due) {
        offer(kind, target, due, null);
    }

    /** The same for work that goes down a lane. */
    void offer(WorkKind kind, long target, Instant due, @Nullable Lane lane) {
        long now = session.milliseconds();
        session.handle()
                .createUpdate("INSERT INTO work (kind, target, due, created, function, site, queue)"
                        + " VALUES (:kind, :target, :due, :now, :function, :site, :queue)"
                        + " ON CONFLICT (kind, target) DO NOTHING")
                .bind("kind", kind.label())
                .bind("target", target)
                .bind("due", due.toEpochMilli())
                .bind("now", now)
                .bind("function", lane == null ? null : lane.function())
                .bind("site", lane == null ? null : lane.site())
                .bind("queue", lane == null ? null : lane.queue())
                .execute();
        if (due.toEpochMilli() <= now) {
            session.offered(new Store.Offer(kind, target));
        }
    }

    /** How this work is offered; empty: it is not. */
    Optional<Offered> offered(WorkKind kind, long target) {
        long leaseNow = session.leaseMilliseconds();
        return session.handle()
                .createQuery("SELECT due, lease_until, queue, reason FROM work WHERE kind = :kind AND target = :target")
                .bind("kind", kind.label())
                .bind("target", target)
                .map((row, context) -> new Offered(
                        Instant.ofEpochMilli(row.getLong("due")),
                        row.getLong("lease_until") > leaseNow,
                        row.getString("queue"),
                        row.getString("reason")))
                .findOne();
    }

    /** Targets that are due and that nobody holds, the longest due first. */
    public List<Long> due(WorkKind kind, int limit) {
        return session.handle()
                .createQuery("SELECT target FROM work WHERE kind = :kind AND lease_until <= :leaseNow AND due <= :now"
                        + " ORDER BY due, id LIMIT :limit")
                .bind("kind", kind.label())
                .bind("leaseNow", session.leaseMilliseconds())
                .bind("now", session.milliseconds())
                .bind("limit", limit)
                .mapTo(Long.class)
                .list();
    }

    /** Ends the claimed work; false: the claim was lost, and the caller must roll back what it did. */
    public boolean complete(Claim claim) {
        return session.handle()
                        .createUpdate("DELETE FROM work WHERE id = :id AND token = :token")
                        .bind("id", claim.id())
                        .bind("token", claim.token())
                        .execute()
                == 1;
    }

    /** Takes back work whoever may hold it; a holder's completion is then refused. */
    public void withdraw(WorkKind kind, long target) {
        session.handle()
                .createUpdate("DELETE FROM work WHERE kind = :kind AND target = :target")
                .bind("kind", kind.label())
                .bind("target", target)
                .execute();
    }

    /** Whether a live lease is on this work. */
    public boolean isClaimed(WorkKind kind, long target) {
        return session.handle()
                        .createQuery("SELECT COUNT(*) FROM work WHERE kind = :kind AND target = :target"
                                + " AND lease_until > :now")
                        .bind("kind", kind.label())
                        .bind("target", target)
                        .bind("now", session.leaseMilliseconds())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** Whether this claim is still the newest on its work. */
    public boolean isHeld(Claim claim) {
        return session.handle()
                        .createQuery("SELECT COUNT(*) FROM work WHERE id = :id AND token = :token")
                        .bind("id", claim.id())
                        .bind("token", claim.token())
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    /** How many rows of this kind there are, claimed or not. */
    public long count(WorkKind kind) {
        return session.handle()
                .createQuery("SELECT COUNT(*) FROM work WHERE kind = :kind")
                .bind("kind", kind.label())
                .mapTo(Long.class)
                .one();
    }

    List<Claim> claim(WorkKind kind, @Nullable Long target, String owner, Duration lease, int limit) {
        String one = target == null ? "" : " AND target = :target";
        var query = session.handle()
                .createQuery("UPDATE work SET lease_owner = :owner, lease_until = :until, token = token + 1,"
                        + " reason = NULL, attempts = attempts + 1 WHERE id IN (SELECT id FROM work WHERE kind = :kind"
                        + one
                        + " AND lease_until <= :leaseNow AND due <= :now ORDER BY due, id LIMIT :limit"
                        + session.dialect().skipLocked() + ") RETURNING id, kind, target, token, attempts, due");
        long leaseNow = session.leaseMilliseconds();
        query.bind("owner", owner)
                .bind("until", leaseNow + lease.toMillis())
                .bind("kind", kind.label())
                .bind("leaseNow", leaseNow)
                .bind("now", session.milliseconds())
                .bind("limit", limit);
        if (target != null) {
            query.bind("target", (long) target);
        }
        return query.map(CLAIMED).stream()
                .sorted(LONGEST_DUE)
                .map(Claimed::claim)
                .toList();
    }

    boolean renew(Claim claim, Duration lease) {
        return leaseUntil(claim, session.leaseMilliseconds() + lease.toMillis());
    }

    /** Gives the work back within this transaction. */
    public boolean release(Claim claim, Duration delay) {
        return release(claim, delay, null);
    }

    boolean release(Claim claim, Duration delay, @Nullable String reason) {
        return session.handle()
                        .createUpdate("UPDATE work SET lease_owner = NULL, lease_until = 0, due = :due, rung = 0,"
                                + " reason = :reason WHERE id = :id AND token = :token")
                        .bind("due", session.milliseconds() + delay.toMillis())
                        .bind("reason", reason)
                        .bind("id", claim.id())
                        .bind("token", claim.token())
                        .execute()
                == 1;
    }

    private boolean leaseUntil(Claim claim, long until) {
        return session.handle()
                        .createUpdate("UPDATE work SET lease_until = :until WHERE id = :id AND token = :token")
                        .bind("until", until)
                        .bind("id", claim.id())
                        .bind("token", claim.token())
                        .execute()
                == 1;
    }
}
