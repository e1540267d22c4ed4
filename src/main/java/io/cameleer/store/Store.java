package io.cameleer.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.cameleer.work.Claims;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The store: one writer connection and a pool of readers on SQLite, one pool on PostgreSQL. A commit that was
 * acknowledged is on disk: SQLite runs in WAL mode with {@code synchronous=FULL}. Thread-safe.
 */
public final class Store implements AutoCloseable {

    private static final int READERS = 4;
    private static final int POSTGRESQL_CONNECTIONS = 10;
    private static final int RETRIES = 5;

    private final Dialect dialect;
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Jdbi write;
    private final Jdbi read;
    private final AtomicLong offsetMilliseconds = new AtomicLong();
    private volatile Consumer<Offer> offered = offer -> {};

    /** Work that a committed transaction offered. */
    public record Offer(WorkKind kind, long target) {}

    private Store(Dialect dialect, HikariDataSource writers, HikariDataSource readers) {
        this.dialect = dialect;
        this.writers = writers;
        this.readers = readers;
        this.write = Jdbi.create(writers);
        this.read = Jdbi.create(readers);
    }

    /** Opens the store and brings its tables to this version. */
    public static Store open(StoreSettings settings) {
        return settings.url() == null ? openEmbedded(settings.file()) : openPostgresql(settings, settings.url());
    }

    private static Store openEmbedded(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new StoreException("The folder of " + file + " cannot be made: " + e.getMessage(), e);
        }
        String url = "jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=20000&transaction_mode=IMMEDIATE&foreign_keys=true";
        HikariDataSource writer = pool(url, null, null, 1, "writer");
        migrate(writer, Dialect.SQLITE, "SQLite " + file);
        HikariDataSource readers = pool(url.replace("IMMEDIATE", "DEFERRED"), null, null, READERS, "readers");
        return new Store(Dialect.SQLITE, writer, readers);
    }

    private static Store openPostgresql(StoreSettings settings, String url) {
        HikariDataSource pool =
                pool(url, settings.username(), settings.password(), POSTGRESQL_CONNECTIONS, "postgresql");
        migrate(pool, Dialect.POSTGRESQL, settings.toString());
        return new Store(Dialect.POSTGRESQL, pool, pool);
    }

    private static HikariDataSource pool(
            String url, @Nullable String username, @Nullable String password, int size, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("cameleer-" + name);
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
        config.setMaximumPoolSize(size);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource source, Dialect dialect, String name) {
        try {
            Flyway.configure()
                    .dataSource(source)
                    .locations(dialect.migrations())
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            source.close();
            throw new StoreException(
                    "The store " + name + " cannot be opened or upgraded: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ". Check that it is reachable, writable and not of a newer Cameleer.",
                    e);
        }
    }

    /** Runs {@code body} in one transaction; an exception rolls it back. Serialization conflicts are retried. */
    public <T> T transact(Function<Session, T> body) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Offer> offers = new ArrayList<>();
                T result = write.inTransaction(handle -> body.apply(session(handle, offers)));
                offers.forEach(offer -> offered.accept(offer));
                return result;
            } catch (RuntimeException e) {
                if (attempt >= RETRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** {@link #transact} for bodies without a result. */
    public void run(Consumer<Session> body) {
        transact(session -> {
            body.accept(session);
            return Boolean.TRUE;
        });
    }

    /** Reads one consistent picture; nothing may be written. */
    public <T> T read(Function<Session, T> body) {
        return read.inTransaction(handle -> body.apply(session(handle, new ArrayList<>())));
    }

    private Session session(Handle handle, List<Offer> offers) {
        return new Session(handle, dialect, offsetMilliseconds.get(), offers);
    }

    /** Told after each commit what work it offered that is due at once. Must be quick and must not throw. */
    public void whenOffered(Consumer<Offer> listener) {
        offered = listener;
    }

    /**
     * Takes all leases back; for an embedded store whose home is locked by this process, so that whoever held them is
     * dead.
     */
    public void releaseAll() {
        run(session ->
                session.handle().execute("UPDATE work SET lease_until = 0, lease_owner = NULL WHERE lease_until > 0"));
    }

    /** The work of this store, claimed by leases. */
    public Claims claims() {
        return new StoreClaims(this);
    }

    /** The time that timers go by: the database's clock plus the test offset. */
    public Instant now() {
        return read(Session::now);
    }

    /** Shifts the time of timers, never of leases; for tests of waiting. */
    public void shiftClock(java.time.Duration offset) {
        offsetMilliseconds.set(offset.toMillis());
    }

    /** For camel-jdbc in operators' routes. */
    public DataSource dataSource() {
        return readers;
    }

    /** Serialization failure and deadlock on PostgreSQL (SQLState 40001, 40P01); SQLite's BUSY. */
    private static boolean isConflict(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                String state = sql.getSQLState();
                if ("40001".equals(state) || "40P01".equals(state) || sql.getErrorCode() == 5) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
