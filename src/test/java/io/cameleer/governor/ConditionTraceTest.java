package io.cameleer.governor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;

/** What each part of a condition came to is kept, of callbacks and of every transition that was tested. */
class ConditionTraceTest extends GovernorFixture {

    private static String kept(String sql, long id) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cameleer.db"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    @Test
    void every_tested_transition_and_callback_keeps_the_values_of_its_parts() throws Exception {
        long id = begin(
                """
                  - label: first
                    callbacks:
                      - {label: a, function: sleep, callback_arguments: {seconds: 0}, condition: "len(callbacks) > 0"}
                    transitions:
                      - {destination: last, condition: "callbacks['a'].status == 'finished'"}
                      - {destination: last, condition: "callbacks['a'].status == 'skipped'"}
                      - {destination: last}
                  - {label: last, callbacks: []}
                """);
        assertThat(state(id)).isEqualTo("last");

        String trace = kept(
                "SELECT condition_trace FROM callback_execution WHERE id = ?",
                execution(id, "a").id());
        assertThat(trace).contains("\"holds\":false").contains("{\"expression\":\"len(callbacks)\"");

        JsonNode tests = new ObjectMapper()
                .readTree(kept(
                        "SELECT return_value FROM action WHERE experiment_id = ? AND return_value LIKE '%skipped%'",
                        id));
        String all = tests.toString();
        assertThat(all)
                .contains("{\"expression\":\"callbacks['a'].status\"")
                .contains("\"values\":[\"'skipped'\"]")
                .contains("\"values\":[\"False\"]")
                .contains("\"values\":[\"True\"]");
    }
}
