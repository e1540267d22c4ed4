package io.cameleer.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests of a process; each store gets a copy of a database with its tables. */
final class PostgresServer {

    private static final String USER = "postgres";
    private static final String TEMPLATE = "cameleer_template";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;
    private static @Nullable String failure;
    private static boolean hasTemplate;

    private PostgresServer() {}

    static StoreSettings fresh() {
        EmbeddedPostgres postgres = running();
        String name = "cameleer_" + NUMBER.incrementAndGet();
        execute(postgres, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return settings(postgres, name);
    }

    static void drop(String url) {
        String name = url.replaceAll("\\?.*", "").replaceAll(".*/", "");
        execute(running(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private static StoreSettings settings(EmbeddedPostgres postgres, String name) {
        return new StoreSettings(postgres.getJdbcUrl(USER, name), USER, USER, Path.of("unused"));
    }

    private static synchronized EmbeddedPostgres running() {
        if (server == null && failure == null) {
            try {
                server = EmbeddedPostgres.builder().start();
            } catch (IOException | IllegalStateException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
        Assumptions.assumeTrue(server != null, () -> "PostgreSQL cannot be started here: " + failure);
        EmbeddedPostgres postgres = Objects.requireNonNull(server);
        if (!hasTemplate) {
            execute(postgres, "DROP DATABASE IF EXISTS " + TEMPLATE);
            execute(postgres, "CREATE DATABASE " + TEMPLATE);
            Store.open(settings(postgres, TEMPLATE)).close();
            hasTemplate = true;
        }
        return postgres;
    }

    private static void execute(EmbeddedPostgres postgres, String statement) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement + ": " + e.getMessage(), e);
        }
    }
}
