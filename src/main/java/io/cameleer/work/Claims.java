package io.cameleer.work;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claiming work from the store. Each call is a transaction of its own; completing is part of the worker's own
 * transaction instead ({@code Session.work()}), so that the result and the end of the claim are one.
 */
public interface Claims {

    /** Claims up to {@code limit} rows that are due and not leased, the longest due first. */
    List<Claim> claim(WorkKind kind, String owner, Duration lease, int limit);

    /** Claims the row of this target if it is due, not leased, and its lane's limits leave room. */
    Optional<Claim> claimTarget(WorkKind kind, long target, String owner, Duration lease);

    /** Prolongs a lease; false: it was lost, and the holder must stop. */
    boolean renew(Claim claim, Duration lease);

    /**
     * Gives the work back, to be offered again after {@code delay}. False: the lease was lost already.
     *
     * @param reason is kept until the work is claimed again, for those who ask what it waits for
     */
    boolean release(Claim claim, Duration delay, @Nullable String reason);
}
