package io.cameleer.store;

import java.nio.file.Path;

/** The databases that the store runs on. */
public enum Database {
    SQLITE,
    POSTGRESQL;

    /** Settings of a store that nobody has opened yet; skips the test where this database cannot be had. */
    public StoreSettings fresh(Path folder) {
        return this == SQLITE ? StoreSettings.embedded(folder.resolve("cameleer.db")) : PostgresServer.fresh();
    }

    /** Frees what {@link #fresh} took. */
    public void drop(StoreSettings settings) {
        if (settings.url() != null) {
            PostgresServer.drop(settings.url());
        }
    }
}
