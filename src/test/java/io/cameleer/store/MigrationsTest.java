package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two folders of migrations make the same tables. */
class MigrationsTest {

    private static final String HISTORY = "flyway_schema_history";

    @TempDir
    Path folder;

    private Map<String, String> tables(Database database) throws SQLException {
        StoreSettings settings = database.fresh(folder);
        try (Store store = Store.open(settings);
                Connection connection = store.dataSource().getConnection()) {
            Map<String, String> tables = new TreeMap<>();
            @Nullable String schema = database == Database.POSTGRESQL ? "public" : null;
            try (ResultSet rows = connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
                while (rows.next()) {
                    String table = rows.getString("TABLE_NAME");
                    if (!table.equals(HISTORY) && !table.startsWith("sqlite_")) {
                        tables.put(table, columns(connection, schema, table));
                    }
                }
            }
            return tables;
        } finally {
            database.drop(settings);
        }
    }

    /** Columns with whether they may be null, then the unique sets of columns and what is referred to. */
    private static String columns(Connection connection, @Nullable String schema, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (ResultSet rows = connection.getMetaData().getColumns(null, schema, table, "%")) {
            while (rows.next()) {
                columns.add(rows.getString("COLUMN_NAME"));
            }
        }
        Map<String, String> unique = new TreeMap<>();
        var indexes = new TreeSet<String>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, schema, table, false, true)) {
            while (rows.next()) {
                if (rows.getString("INDEX_NAME") != null) {
                    unique.merge(
                            rows.getString("INDEX_NAME"),
                            (rows.getBoolean("NON_UNIQUE") ? "index " : "unique ") + rows.getString("COLUMN_NAME"),
                            (before, more) -> before + more.replaceAll("^\\S+", ""));
                }
            }
        }
        indexes.addAll(unique.values());
        indexes.remove("unique id");
        var references = new TreeSet<String>();
        try (ResultSet rows = connection.getMetaData().getImportedKeys(null, schema, table)) {
            while (rows.next()) {
                references.add(rows.getString("FKCOLUMN_NAME") + " -> " + rows.getString("PKTABLE_NAME"));
            }
        }
        return columns + "\n" + indexes + "\n" + references;
    }

    @Test
    void both_databases_have_the_same_tables_columns_indexes_and_references() throws SQLException {
        Map<String, String> sqlite = tables(Database.SQLITE);
        assertThat(sqlite).containsKeys("run", "work", "journal", "experiment", "callback_execution");
        assertThat(sqlite.get("work")).contains("lease_until").contains("unique kind target");

        assertThat(tables(Database.POSTGRESQL)).isEqualTo(sqlite);
    }
}
