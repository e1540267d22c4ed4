package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads columns that may be NULL. */
final class Columns {

    private Columns() {}

    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Long milliseconds = number(row, column);
        return milliseconds == null ? null : Instant.ofEpochMilli(milliseconds);
    }
}
