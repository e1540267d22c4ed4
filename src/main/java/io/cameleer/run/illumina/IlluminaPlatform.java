package io.cameleer.run.illumina;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Outcome;
import io.cameleer.run.Platform;
import io.cameleer.run.RunFacts;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of Illumina's platforms have in common: files that must all be there, files that end the wait for stillness, and a weaker
 * marker that counts after hours: for some that base calling is over, for all that the run failed, of which the rest may never come. Every rule asks for a readable RunInfo.xml too: without it the run has no name.
 */
abstract class IlluminaPlatform implements Platform {

    static final String RTA_COMPLETE = "RTAComplete.txt";
    static final String COPY_COMPLETE = "CopyComplete.txt";
    static final String RUN_INFO = "RunInfo.xml";

    /** How long base calling alone must have been over, or the run have failed, before it is taken without its proof. */
    static final Duration FALLBACK = Duration.ofHours(6);

    private final String name;
    private final String sequencerType;
    private final Duration settle;
    private final Pattern serial;

    /** @param serial the instrument's serial number, whole */
    IlluminaPlatform(String name, String sequencerType, Duration settle, String serial) {
        this.name = name;
        this.sequencerType = sequencerType;
        this.settle = settle;
        this.serial = Pattern.compile(serial);
    }

    /** The files that must all be there. */
    abstract List<Need> needs(RunFacts facts);

    /** The files of which any one ends the wait for stillness. */
    List<String> waitEnders() {
        return List.of();
    }

    /** The weaker marker of a run that did not fail, where the platform has one. */
    Optional<Need> fallback() {
        return Optional.empty();
    }

    /**
     * Whether control software or model of that name is this platform's; asked where the serial number is of no known form.
     *
     * @param software letters and digits only, in lower case
     */
    boolean isSoftwareOf(String software, RunFacts facts) {
        return false;
    }

    /** The outcome of a complete run whose files say nothing of it. */
    Outcome silentOutcome() {
        return Outcome.SUCCEEDED;
    }

    /** The status file that decides the outcome; null where there is none. */
    @Nullable
    RunStatus status(RunFacts facts) {
        return facts.status();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String sequencerType() {
        return sequencerType;
    }

    @Override
    public int markerDepth() {
        return 1;
    }

    @Override
    public boolean isMarker(String relativePath) {
        return needs(RunFacts.NONE).stream().anyMatch(need -> need.names().contains(relativePath))
                || waitEnders().contains(relativePath);
    }

    @Override
    public final Duration settle() {
        return settle;
    }

    @Override
    public final Optional<Duration> fallbackAfter() {
        return Optional.of(FALLBACK);
    }

    /** The serial number decides; software and model only where it is of no known form. */
    @Override
    public boolean recognises(RunFacts facts) {
        if (!facts.family().equals(IlluminaReader.FAMILY)) {
            return false;
        }
        String instrument = facts.instrument();
        if (instrument != null && hasSerial(instrument)) {
            return true;
        }
        boolean known = instrument != null && IlluminaPlatforms.haveSerial(instrument);
        return !known
                && Stream.of(facts.parameters().model(), facts.parameters().application())
                        .filter(Objects::nonNull)
                        .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                        .anyMatch(name -> isSoftwareOf(name, facts));
    }

    final boolean hasSerial(String instrument) {
        return serial.matcher(instrument).matches();
    }

    @Override
    public Completeness completeness(RunFolder folder, RunFacts facts) {
        List<String> evidence = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        if (facts.info().runId() == null) {
            missing.add(folder.readable(RUN_INFO));
        }
        boolean named = missing.isEmpty();
        for (Need need : needs(facts)) {
            need.in(folder).ifPresentOrElse(evidence::add, () -> missing.add(need.missingIn(folder)));
        }
        boolean complete = missing.isEmpty();
        boolean weaker = outcome(facts, complete) == Outcome.FAILED
                || fallback().flatMap(f -> f.in(folder)).isPresent();
        List<String> over = waitEnders().stream()
                .flatMap(file -> folder.present(file).stream())
                .toList();
        evidence.addAll(over);
        evidence.addAll(evidenceOfOutcome(facts, complete));
        return new Completeness(
                complete ? Answer.YES : Answer.NO,
                complete && !over.isEmpty(),
                named && !complete && weaker,
                outcome(facts, complete),
                evidence,
                missing);
    }

    @Override
    public final Completeness byFallback(Completeness seen, RunFacts facts) {
        if (!seen.fallbackOnly()) {
            return seen;
        }
        List<String> evidence = new ArrayList<>(seen.evidence());
        evidence.add("taken without " + String.join(", ", seen.missing()) + ", as nothing changed any more");
        if (status(facts) == null) {
            evidence.addAll(evidenceOfOutcome(facts, true));
        }
        return new Completeness(Answer.YES, false, true, outcome(facts, true), evidence, seen.missing());
    }

    /** What the status file says, or for a complete run that there is none and what that means; empty while the run goes on. */
    final List<String> evidenceOfOutcome(RunFacts facts, boolean complete) {
        RunStatus status = status(facts);
        if (status != null) {
            return List.of(status.evidence());
        }
        if (!complete) {
            return List.of();
        }
        return List.of(
                silentOutcome() == Outcome.SUCCEEDED
                        ? "no file tells how the run ended; a complete one of this platform counts as succeeded"
                        : "no file tells how the run ended; look on the instrument");
    }

    final Outcome outcome(RunFacts facts, boolean complete) {
        RunStatus status = status(facts);
        if (status != null) {
            return status.outcome();
        }
        return complete ? silentOutcome() : Outcome.UNKNOWN;
    }
}
