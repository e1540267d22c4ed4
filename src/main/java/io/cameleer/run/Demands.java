package io.cameleer.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sequencer's runs must show, beyond their platform's rule, to be archived.
 *
 * @param completionIndicator file that must be there besides the platform's own proof
 * @param alternatives names that the site's completion files have instead, by the platform's name for them
 * @param archiveFailedRuns whether a run that failed on the instrument is archived without being asked for
 * @param despiteErrors whether a run is archived although a file of it that only describes it, such as its sample sheet, cannot be used
 * @param manifest how a manifest that the instrument wrote is held against the copy
 * @param patience how long nothing of them must have changed
 * @param insisted a person wants this run archived although it failed on the instrument
 */
public record Demands(
        String completionIndicator,
        Map<String, List<String>> alternatives,
        boolean archiveFailedRuns,
        boolean despiteErrors,
        ManifestCheck manifest,
        Patience patience,
        boolean insisted) {

    /** How much of an instrument's manifest must be true. */
    public enum ManifestCheck {
        /** Every file that it names is there and has its checksum. */
        CHECKSUMS,
        /** Every file that it names is there. */
        NAMES,
        /** It is archived like any other file. */
        OFF;

        /** The word in settings and documents. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException where it is no such word */
        public static ManifestCheck of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Demands {
        alternatives = Map.copyOf(alternatives);
    }

    /** What a sequencer asks for. */
    public Demands(
            String completionIndicator,
            Map<String, List<String>> alternatives,
            boolean archiveFailedRuns,
            ManifestCheck manifest) {
        this(completionIndicator, alternatives, archiveFailedRuns, false, manifest, Patience.STANDARD, false);
    }

    /** Whether this run is archived though it failed on the instrument. */
    public boolean takesFailedRuns() {
        return archiveFailedRuns || insisted;
    }

    /** Just the platform's rule and one file more. */
    public static Demands standard(String completionIndicator) {
        return new Demands(completionIndicator, Map.of(), true, ManifestCheck.CHECKSUMS);
    }

    /** The same for a run that a person insists on, or does not. */
    public Demands insisted(boolean wanted) {
        return new Demands(
                completionIndicator, alternatives, archiveFailedRuns, despiteErrors, manifest, patience, wanted);
    }

    /** The same with other times to wait. */
    public Demands waiting(Patience other) {
        return new Demands(
                completionIndicator, alternatives, archiveFailedRuns, despiteErrors, manifest, other, insisted);
    }

    /** The same for runs of which a file that only describes them need not be usable, or must be. */
    public Demands despiteErrors(boolean despite) {
        return new Demands(completionIndicator, alternatives, archiveFailedRuns, despite, manifest, patience, insisted);
    }

    void putInto(Map<String, Object> document) {
        document.put("completion_indicator", completionIndicator);
        if (!alternatives.isEmpty()) {
            document.put("completion_alternatives", new TreeMap<>(alternatives));
        }
        document.put("archive_failed_runs", archiveFailedRuns);
        document.put("archive_despite_errors", despiteErrors);
        document.put("instrument_manifest", manifest.word());
        patience.putInto(document);
        if (insisted) {
            document.put("insisted", true);
        }
    }

    static Demands of(Map<String, Object> document) {
        return new Demands(
                String.valueOf(document.getOrDefault("completion_indicator", Expectation.PLATFORM_RULE)),
                alternatives(document.get("completion_alternatives")),
                !Boolean.FALSE.equals(document.get("archive_failed_runs")),
                Boolean.TRUE.equals(document.get("archive_despite_errors")),
                ManifestCheck.of(
                        String.valueOf(document.getOrDefault("instrument_manifest", ManifestCheck.CHECKSUMS.word()))),
                Patience.of(document),
                Boolean.TRUE.equals(document.get("insisted")));
    }

    private static Map<String, List<String>> alternatives(@Nullable Object value) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((name, others) -> {
                if (others instanceof List<?> list) {
                    all.put(
                            String.valueOf(name),
                            list.stream().map(String::valueOf).toList());
                }
            });
        }
        return all;
    }
}
