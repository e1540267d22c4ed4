package io.cameleer.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Real claims, of which a test changes one call. */
class ClaimsWrapper implements Claims {

    private final Claims real;

    ClaimsWrapper(Claims real) {
        this.real = real;
    }

    @Override
    public List<Claim> claim(WorkKind kind, String owner, Duration lease, int limit) {
        return real.claim(kind, owner, lease, limit);
    }

    @Override
    public Optional<Claim> claimTarget(WorkKind kind, long target, String owner, Duration lease) {
        return real.claimTarget(kind, target, owner, lease);
    }

    @Override
    public boolean renew(Claim claim, Duration lease) {
        return real.renew(claim, lease);
    }

    @Override
    public boolean release(Claim claim, Duration delay, @Nullable String reason) {
        return real.release(claim, delay, reason);
    }
}
