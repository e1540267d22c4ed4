package io.cameleer.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which database.
 *
 * @param url JDBC URL of a PostgreSQL database; null: SQLite in {@code file}
 */
public record StoreSettings(@Nullable String url, @Nullable String username, @Nullable String password, Path file) {

    /** The embedded store in this file. */
    public static StoreSettings embedded(Path file) {
        return new StoreSettings(null, null, null, file);
    }

    @Override
    public String toString() {
        return url == null ? "SQLite " + file : url.replaceAll("password=[^&]*", "password=…");
    }
}
