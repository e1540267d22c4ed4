package io.cameleer.store;

/** Where the SQL of the two databases differs. */
enum Dialect {
    SQLITE("CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)", "", ""),
    POSTGRESQL("CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", " FOR UPDATE", " SKIP LOCKED");

    private final String milliseconds;
    private final String lock;
    private final String skip;

    Dialect(String milliseconds, String lock, String skip) {
        this.milliseconds = milliseconds;
        this.lock = lock;
        this.skip = skip;
    }

    /** An expression: the database's own clock, in milliseconds since 1970, unshifted. */
    String milliseconds() {
        return milliseconds;
    }

    /** What a locking query ends with. SQLite has one writer, so it needs nothing. */
    String lock() {
        return lock;
    }

    /** What a claiming sub-select ends with. */
    String skipLocked() {
        return lock + skip;
    }

    /** A query that locks the name until the transaction ends; empty where only one transaction writes at a time. */
    String lockName() {
        return this == POSTGRESQL ? "SELECT 1 FROM pg_advisory_xact_lock(hashtext(:name))" : "";
    }

    /** The folder of migrations. */
    String migrations() {
        return "classpath:db/migration/" + name().toLowerCase(java.util.Locale.ROOT);
    }
}
