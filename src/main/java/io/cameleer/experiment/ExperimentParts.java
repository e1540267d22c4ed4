package io.cameleer.experiment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What signals and conditions call {@code experiment.sample}, {@code .technique} and {@code .platform}, read from an
 * experiment's metadata: members {@code sample} and {@code technique}, which sheet columns, a sidecar or REST put there,
 * and {@code platform}. Species and category are written as Isabl writes them: HUMAN, MOUSE, DNA.
 */
public final class ExperimentParts {

    private static final Map<String, String> COMMON_NAMES = Map.of("HOMO SAPIENS", "HUMAN", "MUS MUSCULUS", "MOUSE");

    private ExperimentParts() {}

    /** {@code identifier}, {@code category}, {@code individual} with {@code identifier} and {@code species}, and what else is there. */
    public static Map<String, Object> sample(Map<String, Object> metadata) {
        Map<String, Object> sample = part(metadata, "sample");
        if (sample.get("individual") instanceof Map<?, ?>) {
            Map<String, Object> individual = part(sample, "individual");
            individual.computeIfPresent("species", (key, species) -> species(species));
            sample.put("individual", individual);
        }
        return sample;
    }

    /** {@code category}, {@code method}, and what else is there. */
    public static Map<String, Object> technique(Map<String, Object> metadata) {
        Map<String, Object> technique = part(metadata, "technique");
        technique.computeIfPresent("category", (key, category) -> upper(category));
        return technique;
    }

    /** {@code slug}, and what else is there. */
    public static Map<String, Object> platform(Map<String, Object> metadata) {
        if (metadata.get("platform") instanceof Map<?, ?>) {
            return part(metadata, "platform");
        }
        Map<String, Object> platform = new LinkedHashMap<>();
        platform.put("slug", metadata.get("platform"));
        return platform;
    }

    private static Map<String, Object> part(Map<String, Object> metadata, String name) {
        Map<String, Object> part = new LinkedHashMap<>();
        if (metadata.get(name) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> part.put(String.valueOf(key), value));
        }
        return part;
    }

    private static @Nullable Object species(Object species) {
        Object name = upper(species);
        return name instanceof String text ? COMMON_NAMES.getOrDefault(text, text) : name;
    }

    private static Object upper(Object value) {
        return value instanceof String text ? text.strip().toUpperCase(Locale.ROOT) : value;
    }
}
