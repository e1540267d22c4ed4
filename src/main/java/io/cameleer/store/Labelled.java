package io.cameleer.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A row as others refer to it: its number and what people call it. */
public record Labelled(long id, String label) {

    /** From a row with the columns {@code id} and {@code label}. */
    static Labelled of(ResultSet row) throws SQLException {
        return new Labelled(row.getLong("id"), row.getString("label"));
    }
}
