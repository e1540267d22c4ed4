package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the embedded store promises: what is acknowledged is on disk, in the file that was named. */
class SqliteStoreTest {

    @TempDir
    Path folder;

    private Store open() {
        return Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
    }

    private static String pragma(Session session, String name) {
        return session.handle()
                .createQuery("PRAGMA " + name)
                .mapTo(String.class)
                .one();
    }

    @Test
    void the_writer_flushes_every_commit() {
        try (Store store = open()) {
            store.run(session -> {
                assertThat(pragma(session, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(session, "synchronous")).as("2 is FULL").isEqualTo("2");
            });
        }
    }

    @Test
    void foreign_keys_are_held_on_every_connection() {
        try (Store store = open()) {
            store.run(session -> assertThat(pragma(session, "foreign_keys")).isEqualTo("1"));
            assertThatThrownBy(() -> store.run(session -> session.experiments().setVariable(99, "score", 1)))
                    .hasMessageContaining("FOREIGN KEY");
        }
    }

    @Test
    void readers_are_set_to_refuse_writes() {
        try (Store store = open()) {
            assertThat(store.<List<String>>read(
                            session -> List.of(pragma(session, "query_only"), pragma(session, "journal_mode"))))
                    .containsExactly("1", "wal");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "IMMEDIATE", "umlaut-ä-😀", "a%20b", "hash#tag", "what?x=1&y=2", "semi;colon"})
    void the_file_lies_where_it_was_named(String name) throws IOException {
        Path file = folder.resolve(name).resolve("cameleer.db");
        StoreSettings settings = StoreSettings.embedded(file);
        try (Store store = Store.open(settings)) {
            store.run(session -> session.journal().add("run", 1, "seen", "kept"));
            assertThat(file).isRegularFile();
            assertThat(store.<List<Journal.Entry>>read(
                            session -> session.journal().of("run", 1)))
                    .hasSize(1);
            store.run(session -> assertThat(pragma(session, "synchronous")).isEqualTo("2"));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file.getParent());
        }
    }

    @Test
    void what_was_committed_is_there_after_the_store_was_opened_again() {
        try (Store store = open()) {
            store.run(session -> session.journal().add("run", 1, "seen", "kept"));
        }
        try (Store store = open()) {
            assertThat(store.<List<Journal.Entry>>read(
                            session -> session.journal().of("run", 1)))
                    .extracting(Journal.Entry::message)
                    .containsExactly("kept");
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_with_its_name() throws IOException {
        Path file = folder.resolve("cameleer.db");
        Files.writeString(file, "this is no database, but a note about one. ".repeat(200));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not a database");
    }

    @Test
    void a_folder_that_cannot_be_made_is_refused_with_its_name() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file");

        assertThatThrownBy(() -> Store.open(StoreSettings.embedded(folder.resolve("taken/cameleer.db"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("taken");
    }

    @Test
    void a_store_of_a_newer_cameleer_is_refused() throws SQLException {
        open().close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("cameleer.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO flyway_schema_history (installed_rank, version, description, type,"
                    + " script, checksum, installed_by, execution_time, success)"
                    + " VALUES (99, '99', 'of the future', 'SQL', 'V99__future.sql', 1, '', 1, 1)");
        }

        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("newer Cameleer");
    }
}
