package io.cameleer.store;

import io.cameleer.work.Claims;
import io.cameleer.work.Limits;
import io.cameleer.work.WorkKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store: one writer connection and a pool of readers on SQLite, two pools on PostgreSQL. A commit that was
 * acknowledged is on disk: SQLite runs in WAL mode with {@code synchronous=FULL}. Thread-safe.
 */
public final class Store implements AutoCloseable {

    private static final int RETRIES = 5;
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "23505");
    private static final int SQLITE_BUSY = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Connections connections;
    private final Jdbi write;
    private final Jdbi read;
    private final AtomicLong offsetMilliseconds = new AtomicLong();
    private volatile Consumer<Offer> offered = offer -> {};

    /** Work that a committed transaction offered. */
    public record Offer(WorkKind kind, long target) {}

    private Store(Connections connections, DataSource writers) {
        this.connections = connections;
        this.write = Jdbi.create(writers).registerArgument(new TextArguments());
        this.read = Jdbi.create(connections.readers());
    }

    /** Opens the store and brings its tables to this version. */
    public static Store open(StoreSettings settings) {
        return open(settings, writers -> writers);
    }

    /** {@code around} stands between the store and its writing connections. */
    static Store open(StoreSettings settings, UnaryOperator<DataSource> around) {
        Connections connections = Connections.open(settings);
        Store store = new Store(connections, around.apply(connections.writers()));
        store.name();
        return store;
    }

    /** A fresh store gets the id that keys made here begin with; of two processes that open it at once, one gives it. */
    private void name() {
        run(session -> session.handle()
                .createUpdate("INSERT INTO installation (id) SELECT :id WHERE NOT EXISTS (SELECT 1 FROM installation)")
                .bind("id", UUID.randomUUID().toString())
                .execute());
    }

    /**
     * Runs {@code body} in one transaction; an exception rolls it back. On a conflict with another transaction it is run
     * again from the beginning, so it must do nothing but through its session.
     */
    public <T> T transact(Function<Session, T> body) {
        List<Offer> offers = new ArrayList<>();
        T result = commit(body, offers);
        offers.forEach(this::tell);
        return result;
    }

    private <T> T commit(Function<Session, T> body, List<Offer> offers) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.inTransaction(handle -> body.apply(session(handle, true, offers)));
            } catch (RuntimeException e) {
                offers.clear();
                if (attempt >= RETRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** The work is in the store: a bell that fails delays it and undoes nothing. */
    private void tell(Offer offer) {
        try {
            offered.accept(offer);
        } catch (RuntimeException e) {
            LOG.warn("The bell for {} {} failed: {}", offer.kind().label(), offer.target(), e.getMessage());
        }
    }

    /** {@link #transact} for bodies without a result. */
    public void run(Consumer<Session> body) {
        transact(session -> {
            body.accept(session);
            return Boolean.TRUE;
        });
    }

    /** Reads one consistent picture; the database refuses to write. */
    public <T> T read(Function<Session, T> body) {
        return read.inTransaction(handle -> body.apply(session(handle, false, new ArrayList<>())));
    }

    private Session session(Handle handle, boolean writes, List<Offer> offers) {
        return new Session(handle, connections.dialect(), writes, offsetMilliseconds.get(), offers);
    }

    /** Told after each commit what work it offered that is due at once. Must be quick. */
    public void whenOffered(Consumer<Offer> listener) {
        offered = listener;
    }

    /**
     * Takes all leases back, and forgets which bells rang; for an embedded store whose home is locked by this process, so that whoever held them is
     * dead.
     */
    public void releaseAll() {
        run(session -> session.handle()
                .execute("UPDATE work SET lease_until = 0, lease_owner = NULL, rung = 0"
                        + " WHERE lease_until > 0 OR rung > 0"));
    }

    /** The work of this store, claimed by leases, without limits. */
    public Claims claims() {
        return claims(Limits.NONE);
    }

    /** The same, with limits on how many callbacks run at once. */
    public Claims claims(Limits limits) {
        return new StoreClaims(this, limits);
    }

    /** The time that timers go by: the database's clock plus the test offset. */
    public Instant now() {
        return read(Session::now);
    }

    /** Shifts the time of timers, never of leases; for tests of waiting. */
    public void shiftClock(java.time.Duration offset) {
        offsetMilliseconds.set(offset.toMillis());
    }

    /** By how much the time of timers is shifted in this process; another process, or the next one, is not. */
    public java.time.Duration clockOffset() {
        return java.time.Duration.ofMillis(offsetMilliseconds.get());
    }

    /** For camel-jdbc in operators' routes; the database refuses to write through it. */
    public DataSource dataSource() {
        return connections.readers();
    }

    /**
     * Serialization failure and deadlock on PostgreSQL (SQLState 40001, 40P01); SQLite's BUSY. A row that another
     * transaction added first (23505) is one too: what looked for it and did not find it will now.
     */
    private static boolean isConflict(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql
                    && (CONFLICTS.contains(String.valueOf(sql.getSQLState())) || sql.getErrorCode() == SQLITE_BUSY)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        connections.close();
    }
}
