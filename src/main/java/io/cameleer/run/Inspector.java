package io.cameleer.run;

import io.cameleer.run.illumina.IlluminaReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a run folder once: recognises its platform, reads its facts, asks the platform's rule. It never waits, never writes, and answers bad
 * content and unreadable folders with problems, not exceptions. Safe for use by many threads.
 */
public final class Inspector {

    private final Platforms platforms;
    private final List<RunReader> readers;

    /** @param clock its zone is the instruments', for times of files that stand in for a missing date */
    public Inspector(Platforms platforms, Clock clock) {
        this.platforms = platforms;
        this.readers = List.of(new IlluminaReader(clock.getZone()), new UnreadVendors());
    }

    public Inspection inspect(Path folder) {
        return inspect(folder, Expectation.NONE);
    }

    public Inspection inspect(Path folder, Expectation expectation) {
        Problems problems = new Problems();
        if (folder.toString().isEmpty()) {
            problems.error("folder-missing", ".", null, "the path is empty. Give the run folder.");
            return new Inspection(folder, null, RunFacts.NONE, Completeness.unjudged(), problems.list(), List.of());
        }
        try {
            Inspection seen = look(folder, RunFolder.open(folder, expectation.alternatives()), expectation, problems);
            return Files.isDirectory(folder) ? seen : vanished(folder);
        } catch (IOException e) {
            problems.error(code(e), ".", null, reason(folder, e));
            return new Inspection(folder, null, RunFacts.NONE, Completeness.unjudged(), problems.list(), List.of());
        }
    }

    /** What was seen of a folder that is gone by now may be half of it. */
    private static Inspection vanished(Path folder) {
        Problems problems = new Problems();
        problems.error(
                "folder-missing",
                ".",
                null,
                folder + " went away while it was looked at. Check whether it was moved or its disk is mounted.");
        return new Inspection(folder, null, RunFacts.NONE, Completeness.unjudged(), problems.list(), List.of());
    }

    private Inspection look(Path path, RunFolder folder, Expectation expectation, Problems problems) {
        Optional<RunReader> reader =
                readers.stream().filter(r -> r.claims(folder)).findFirst();
        RunFacts facts = reader.map(r -> r.read(folder, problems)).orElse(RunFacts.NONE);
        Platform rule = rule(facts, expectation, problems);
        if (reader.isEmpty()) {
            problems.error(
                    "not-a-run",
                    ".",
                    null,
                    "neither RunInfo.xml nor another instrument's files are here. Give a run folder; if it is one, it is still being copied.");
        }
        Completeness seen;
        if (rule != null) {
            seen = rule.completeness(folder, facts);
        } else if (reader.isPresent() && facts.family().isEmpty()) {
            seen = Completeness.unjudged();
        } else {
            seen = Completeness.waitingFor(folder.readable("RunInfo.xml"));
        }
        String indicator = expectation.completionIndicator();
        if (indicator != null && expectation.asksForMore()) {
            seen = seen.requiring(indicator, folder.present(indicator));
        }
        List<UnitInspection> units = rule == null ? List.of() : units(rule, folder, facts, problems);
        return new Inspection(path, rule, facts, seen, problems.list(), units);
    }

    private static List<UnitInspection> units(Platform rule, RunFolder folder, RunFacts facts, Problems problems) {
        try {
            return rule.units(folder).stream()
                    .map(unit -> new UnitInspection(unit, rule.unitCompleteness(unit, folder, facts)))
                    .toList();
        } catch (IOException e) {
            String parent = rule.unitFolders().parent();
            problems.error(
                    "folder-unreadable",
                    parent,
                    null,
                    parent + " cannot be listed, so its parts are not known. Give the service the right to list it.");
            return List.of();
        }
    }

    private @Nullable Platform rule(RunFacts facts, Expectation expectation, Problems problems) {
        Platform told = expectation.platform();
        Platform seen = platforms.recognise(facts);
        if (told == null) {
            return seen;
        }
        if (seen == null || platforms.isCatchAll(seen)) {
            return told;
        }
        if (seen.sequencerType().equals(told.sequencerType())) {
            // rodrunner's types stand for several platforms; the files tell which of them it is.
            return seen;
        }
        problems.warning(
                "other-platform",
                ".",
                null,
                "the run's files are a " + seen.name() + "'s, the sequencer is set up as " + told.name()
                        + "; the files were believed. Correct the sequencer's platform or move the run.");
        return seen;
    }

    private static String code(IOException e) {
        return e instanceof NoSuchFileException ? "folder-missing" : "folder-unreadable";
    }

    private static String reason(Path folder, IOException e) {
        if (e instanceof NoSuchFileException) {
            return folder + " does not exist. Check the path and whether its disk is mounted."
                    + (RunNames.isText(folder.toString())
                            ? ""
                            : " Its name holds bytes that are no text here; if it is there, rename it.");
        }
        if (e instanceof NotDirectoryException) {
            return folder + " is no folder. Give the run folder.";
        }
        if (e instanceof AccessDeniedException) {
            return folder + " may not be read. Give the service the right to list it.";
        }
        return folder + " cannot be listed: " + e.getMessage() + ". Check the disk.";
    }
}
