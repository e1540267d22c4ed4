package io.cameleer.run.illumina;

import io.cameleer.run.FlowcellLayout;
import io.cameleer.run.Problems;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunNames;
import io.cameleer.run.XmlElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads RunInfo.xml, versions 1 to 6. */
final class RunInfoReader {

    private static final int LONGEST_ID = 200;
    private static final int MOST_CYCLES = 100_000;
    private static final int MOST_PARTS = 100_000;
    private static final int MOST_NUMBERS = 999_999_999;

    /** Instruments make four, with further index reads a few more. */
    private static final int MOST_READS = 64;

    private final String file;
    private final Problems problems;
    private final Findings findings;

    RunInfoReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.findings = new Findings(file, problems);
    }

    RunInfo read(XmlElement root) {
        Optional<XmlElement> found = root.child("Run");
        if (!root.name().equals("RunInfo") || found.isEmpty()) {
            problems.error(
                    "runinfo-no-run",
                    file,
                    root.line(),
                    file + " holds no Run inside RunInfo. Copy it again from the instrument.");
            return RunInfo.NONE;
        }
        XmlElement run = found.get();
        for (XmlElement other : root.children("Run")) {
            if (other != run) {
                problems.warning(
                        "runinfo-second-run",
                        file,
                        other.line(),
                        file + " holds a second Run, which was left out. Copy it again from the instrument.");
            }
        }
        return new RunInfo(
                id(run),
                findings.attribute(run, "Number"),
                text("runinfo-no-instrument", run, "Instrument"),
                text("runinfo-no-flowcell", run, "Flowcell"),
                run.textAt("Date"),
                reads(run),
                layout(run));
    }

    private @Nullable String text(String code, XmlElement run, String name) {
        String text = run.textAt(name);
        if (text == null) {
            findings.lacks(code, run, name);
        }
        return text;
    }

    /** Null, with an error, where it is nothing that could name a folder or a record. */
    private @Nullable String id(XmlElement run) {
        String id = run.attribute("Id");
        if (id == null) {
            problems.error(
                    "runinfo-no-id",
                    file,
                    run.line(),
                    file + " lacks the attribute Id of Run. Copy it again from the instrument.");
            return null;
        }
        if (id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl)) {
            tellArchivedName(run, id);
            return id;
        }
        problems.error(
                "runinfo-bad-id",
                file,
                run.line(),
                file + "'s run id '" + Texts.shown(id) + "' holds control characters or is longer than " + LONGEST_ID
                        + ". Copy it again from the instrument.");
        return null;
    }

    private void tellArchivedName(XmlElement run, String id) {
        String name = RunNames.pathSegment(id);
        if (!name.equals(id)) {
            problems.warning(
                    "runinfo-odd-id",
                    file,
                    run.line(),
                    file + "'s run id '" + Texts.shown(id)
                            + "' holds more than letters, digits, _ and -; it is archived as " + name
                            + ". Check the file against the instrument's.");
        }
    }

    private List<ReadFact> reads(XmlElement run) {
        List<XmlElement> elements =
                run.child("Reads").map(reads -> reads.children("Read")).orElse(List.of());
        if (elements.isEmpty()) {
            findings.lacks("runinfo-no-reads", run, "Reads with a Read for each read");
        }
        if (elements.size() > MOST_READS) {
            problems.error(
                    "runinfo-many-reads",
                    file,
                    elements.get(MOST_READS).line(),
                    file + " holds " + elements.size() + " reads, more than any instrument makes; those from number "
                            + (MOST_READS + 1) + " on were left out. Copy it again from the instrument.");
        }
        List<ReadFact> reads = new ArrayList<>();
        for (XmlElement element : elements.subList(0, Math.min(elements.size(), MOST_READS))) {
            ReadFact read = read(element, reads.size() + 1);
            if (reads.stream().anyMatch(other -> other.number() == read.number())) {
                problems.warning(
                        "runinfo-same-read",
                        file,
                        element.line(),
                        file + " holds two reads of number " + read.number() + ". Copy it again from the instrument.");
            }
            reads.add(read);
        }
        reads.sort(Comparator.comparingInt(ReadFact::number));
        return reads;
    }

    private ReadFact read(XmlElement read, int place) {
        Integer number = read.attribute("Number") == null ? null : findings.count(read, "Number", MOST_NUMBERS);
        boolean indexed = read.child("Index").isPresent() || findings.flag(read, "IsIndexedRead");
        if (read.attribute("NumCycles") != null && read.attribute("IsIndexedRead") == null) {
            // Files old enough to have no such attribute count cycles from the first to the last.
            findings.lacks("bad-flag", read, "IsIndexedRead");
        }
        boolean reversed = findings.flag(read, "IsReverseComplement");
        return new ReadFact(number == null ? place : number, cycles(read), indexed, reversed);
    }

    /** The count, or in the oldest files the distance from the first to the last cycle. */
    private @Nullable Integer cycles(XmlElement read) {
        if (read.attribute("NumCycles") != null || read.attribute("FirstCycle") == null) {
            return findings.count(read, "NumCycles", MOST_CYCLES);
        }
        Integer first = findings.count(read, "FirstCycle", MOST_CYCLES);
        Integer last = findings.count(read, "LastCycle", MOST_CYCLES);
        if (first == null || last == null) {
            return null;
        }
        if (last < first) {
            problems.warning(
                    "bad-number",
                    file,
                    read.line(),
                    "Read in " + file + " ends with cycle " + last + " before it begins with " + first
                            + "; its cycles are not known. Check the file against the instrument's.");
            return null;
        }
        return last - first + 1;
    }

    private @Nullable FlowcellLayout layout(XmlElement run) {
        Optional<XmlElement> found = run.child("FlowcellLayout");
        if (found.isEmpty()) {
            findings.lacks("runinfo-no-layout", run, "FlowcellLayout");
            return null;
        }
        XmlElement layout = found.get();
        return new FlowcellLayout(
                parts(layout, "LaneCount"),
                parts(layout, "SurfaceCount"),
                parts(layout, "SwathCount"),
                parts(layout, "TileCount"),
                layout.attribute("SectionPerLane") == null ? null : parts(layout, "SectionPerLane"));
    }

    private @Nullable Integer parts(XmlElement layout, String attribute) {
        return findings.count(layout, attribute, MOST_PARTS);
    }
}
