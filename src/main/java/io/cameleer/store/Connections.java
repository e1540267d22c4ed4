package io.cameleer.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The pools of connections to an opened database, whose tables are at this version: writers, one on SQLite, and readers,
 * on which the database itself refuses to write.
 */
record Connections(Dialect dialect, HikariDataSource writers, HikariDataSource readers) implements AutoCloseable {

    private static final int READERS = 4;
    private static final int POSTGRESQL_WRITERS = 10;
    private static final Duration BUSY = Duration.ofSeconds(20);
    /** A server may be started together with this service. */
    private static final Duration SERVER_STARTS = Duration.ofSeconds(30);

    static Connections open(StoreSettings settings) {
        Dialect dialect = settings.url() == null ? Dialect.SQLITE : Dialect.POSTGRESQL;
        if (dialect == Dialect.SQLITE) {
            makeFolder(settings.file());
        }
        HikariDataSource writers = null;
        try {
            writers = new HikariDataSource(writing(settings, dialect));
            migrate(writers, dialect);
            return new Connections(dialect, writers, new HikariDataSource(reading(settings, dialect)));
        } catch (FlywayException | PoolInitializationException e) {
            if (writers != null) {
                writers.close();
            }
            throw new StoreException(
                    "The store " + settings + " cannot be opened or upgraded: " + reason(e)
                            + ". Check that it is reachable, writable and not of a newer Cameleer.",
                    e);
        }
    }

    private static void makeFolder(Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new StoreException("The folder of " + file + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static HikariConfig writing(StoreSettings settings, Dialect dialect) {
        if (dialect == Dialect.SQLITE) {
            return pool("writer", 1, embedded(settings.file(), TransactionMode.IMMEDIATE));
        }
        return pool("writers", POSTGRESQL_WRITERS, server(settings));
    }

    private static HikariConfig reading(StoreSettings settings, Dialect dialect) {
        if (dialect == Dialect.SQLITE) {
            HikariConfig config = pool("readers", READERS, embedded(settings.file(), TransactionMode.DEFERRED));
            config.setConnectionInitSql("PRAGMA query_only = ON");
            return config;
        }
        HikariConfig config = pool("readers", READERS, server(settings));
        config.setReadOnly(true);
        config.addDataSourceProperty("readOnlyMode", "always");
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        return config;
    }

    private static HikariConfig pool(String name, int size, HikariConfig config) {
        config.setPoolName("cameleer-" + name);
        config.setMaximumPoolSize(size);
        return config;
    }

    /** The file is named by a URI, so that no character of its path is taken for a setting. */
    private static HikariConfig embedded(Path file, TransactionMode mode) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(JournalMode.WAL);
        sqlite.setSynchronous(SynchronousMode.FULL);
        sqlite.setBusyTimeout((int) BUSY.toMillis());
        sqlite.setTransactionMode(mode);
        sqlite.enforceForeignKeys(true);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath().toUri());
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        return config;
    }

    private static HikariConfig server(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setInitializationFailTimeout(SERVER_STARTS.toMillis());
        return config;
    }

    /** A database that a newer version has migrated is refused: its tables may mean something else. */
    private static void migrate(HikariDataSource source, Dialect dialect) {
        Flyway.configure()
                .dataSource(source)
                .locations(dialect.migrations())
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("").replaceAll("\\.$", "");
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
