package io.cameleer.store;

import io.cameleer.work.Claim;
import io.cameleer.work.Claims;
import io.cameleer.work.Limits;
import io.cameleer.work.WorkKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Claims} on the store. */
final class StoreClaims implements Claims {

    private final Store store;
    private final Limits limits;

    StoreClaims(Store store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    @Override
    public List<Claim> claim(WorkKind kind, String owner, Duration lease, int limit) {
        return store.transact(session -> session.work().claim(kind, null, owner, lease, limit));
    }

    @Override
    public Optional<Claim> claimTarget(WorkKind kind, long target, String owner, Duration lease) {
        return store.transact(session -> {
            if (kind == WorkKind.CALLBACK && !new LaneTable(session).hasRoom(target, limits)) {
                return Optional.empty();
            }
            return session.work().claim(kind, target, owner, lease, 1).stream().findFirst();
        });
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return store.transact(session -> session.work().renew(claim, lease));
    }

    @Override
    public boolean release(Claim claim, Duration delay, @Nullable String reason) {
        return store.transact(session -> session.work().release(claim, delay, reason));
    }
}
