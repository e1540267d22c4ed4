package io.cameleer.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A kind of instrument: how its runs are recognised and when they are complete. One class per platform; stateless.
 */
public interface Platform {

    /** Our name, as {@code inspect} shows it: {@code miseq}, {@code novaseq6000}, … */
    String name();

    /** rodrunner's name, used in archive paths: {@code miseq}, {@code novaseq}, … Several platforms may share one. */
    String sequencerType();

    /** How deep below the run folder its markers lie: 1 is a file directly in the run folder. */
    int markerDepth();

    /**
     * Whether a file is one of the platform's completion files, whose presence is a reason to look at the run.
     *
     * @param relativePath relative to the run folder, with {@code /} between names
     */
    boolean isMarker(String relativePath);

    /** Whether some file of this name proves something, at the top of the run folder or of a unit. */
    default boolean isMarkerName(String name) {
        return isMarker(name);
    }

    /** How long a unit must have stayed the same before it is taken. */
    Duration settle();

    /** How long the weaker marker alone must have stood before it is believed; empty where nothing but the proof counts. */
    Optional<Duration> fallbackAfter();

    /** Whether the run's own files (never its folder's name alone) say that this platform wrote it. */
    boolean recognises(RunFacts facts);

    /** One look at the run folder's own unit; it does not wait. */
    Completeness completeness(RunFolder folder, RunFacts facts);

    /** Where parts of the run lie that become complete on their own; the run's own unit leaves them out. */
    default UnitFolders unitFolders() {
        return UnitFolders.NONE;
    }

    /**
     * The parts that are there, as paths relative to the run folder such as {@code Analysis/1}.
     *
     * @throws IOException where the folder in which they lie cannot be listed
     */
    default List<String> units(RunFolder folder) throws IOException {
        return List.of();
    }

    /** One look at one of {@link #units}. */
    default Completeness unitCompleteness(String unit, RunFolder folder, RunFacts facts) {
        throw new IllegalArgumentException(name() + " has no units, asked for " + unit);
    }

    /**
     * Where the instrument writes checksums of a unit's files, if it does; the file itself may still be absent.
     *
     * @param unit one of {@link #units}, or empty for the run's own
     * @see InstrumentManifest
     */
    default Optional<String> manifestFile(String unit) {
        return Optional.empty();
    }

    /** What holds once {@link #fallbackAfter} has passed over a look that was {@link Completeness#fallbackOnly}. */
    default Completeness byFallback(Completeness seen, RunFacts facts) {
        if (!seen.fallbackOnly() || fallbackAfter().isEmpty()) {
            return seen;
        }
        return new Completeness(Answer.YES, false, true, seen.outcome(), seen.evidence(), seen.missing());
    }
}
