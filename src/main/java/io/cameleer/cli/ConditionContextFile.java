package io.cameleer.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cameleer.condition.ConditionCallback;
import io.cameleer.condition.ConditionContext;
import io.cameleer.condition.ConditionExperiment;
import io.cameleer.condition.ConditionScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The context of conditions on the command line: a JSON document with {@code experiment} and {@code callbacks}, and, where
 * a route's conditions are tried, {@code analysis}, {@code parameters} and {@code execution}.
 */
record ConditionContextFile(ConditionScope scope, ConditionContext context) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private static final List<String> RECORDS = List.of("analysis", "parameters", "execution");

    static ConditionContextFile read(Path file, ZoneId zone) throws ConditionContextException {
        JsonNode document = document(file);
        if (!document.isObject()) {
            throw new ConditionContextException(file + ": a context is a JSON object with experiment and callbacks");
        }
        Set<String> names = new HashSet<>(Set.of("experiment", "callbacks"));
        ConditionContext.Builder builder = ConditionContext.builder()
                .experiment(experiment(file, object(file, "experiment", document.path("experiment")), zone))
                .callbacks(callbacks(file, object(file, "callbacks", document.path("callbacks"))));
        for (String name : RECORDS) {
            if (document.has(name)) {
                names.add(name);
                builder.open(name, members(file, name, document.path(name)));
            }
        }
        return new ConditionContextFile(new ConditionScope(names, Set.of(), false), builder.build());
    }

    private static JsonNode document(Path file) throws ConditionContextException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException notJson) {
            String place = notJson.getLocation() == null
                    ? ""
                    : ", line " + notJson.getLocation().getLineNr() + ", column "
                            + notJson.getLocation().getColumnNr();
            throw new ConditionContextException(file + place + ": no JSON: " + notJson.getOriginalMessage());
        } catch (IOException unreadable) {
            throw new ConditionContextException(file + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static ConditionExperiment experiment(Path file, JsonNode node, ZoneId zone)
            throws ConditionContextException {
        return new ConditionExperiment(
                text(file, "experiment.label", node.path("label"), ""),
                scandate(file, node.path("scandate"), zone),
                text(file, "experiment.state", node.path("state"), ""),
                members(file, "experiment.variables", node.path("variables")),
                text(file, "experiment.subject", node.path("subject")),
                text(file, "experiment.cohort", node.path("cohort")),
                members(file, "experiment.metadata", node.path("metadata")),
                members(file, "experiment.sample", node.path("sample")),
                members(file, "experiment.technique", node.path("technique")));
    }

    /** A member that is a text, or the other one where there is none. */
    private static String text(Path file, String name, JsonNode node, String otherwise)
            throws ConditionContextException {
        String text = text(file, name, node);
        return text == null ? otherwise : text;
    }

    private static @Nullable String text(Path file, String name, JsonNode node) throws ConditionContextException {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw new ConditionContextException(file + ": " + name + " must be a text, not " + node);
        }
        return node.textValue();
    }

    /** A member that is an object or is not there. */
    private static JsonNode object(Path file, String name, JsonNode node) throws ConditionContextException {
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw new ConditionContextException(file + ": " + name + " must be a JSON object");
        }
        return node;
    }

    /** A date without a time is midnight; one with an offset is taken to the zone; an absent one is the epoch. */
    private static LocalDateTime scandate(Path file, JsonNode node, ZoneId zone) throws ConditionContextException {
        if (node.isMissingNode() || node.isNull()) {
            return LocalDateTime.of(1970, 1, 1, 0, 0);
        }
        String text = text(file, "experiment.scandate", node, "").replace(' ', 'T');
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay();
            }
            boolean offset =
                    text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
            return offset
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new ConditionContextException(file + ": experiment.scandate is '" + node.textValue()
                    + "': write a date and time as in 2020-05-17T12:30:00");
        }
    }

    private static Map<String, ConditionCallback> callbacks(Path file, JsonNode node) throws ConditionContextException {
        Map<String, ConditionCallback> callbacks = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String label = entry.getKey();
            JsonNode callback = object(file, "callbacks." + label, entry.getValue());
            JsonNode values = callback.path("result_values");
            callbacks.put(
                    label,
                    new ConditionCallback(
                            text(file, "callbacks." + label + ".status", callback.path("status"), ""),
                            text(file, "callbacks." + label + ".result", callback.path("result"), ""),
                            values.isMissingNode() || values.isNull()
                                    ? null
                                    : members(file, "callbacks." + label + ".result_values", values)));
        }
        return callbacks;
    }

    /** An object's members; those of nothing are none. */
    private static Map<String, Object> members(Path file, String name, JsonNode node) throws ConditionContextException {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new ConditionContextException(file + ": " + name + " must be a JSON object");
        }
        return JSON.convertValue(node, MAP);
    }
}
