package io.cameleer.run.illumina;

import io.cameleer.run.FlowcellLayout;
import io.cameleer.run.Problems;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunInfo;
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

    private final String file;
    private final Problems problems;

    RunInfoReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
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
        require("runinfo-no-id", run, "the attribute Id of Run", run.attribute("Id"), true);
        require("runinfo-no-instrument", run, "Instrument", run.textAt("Instrument"), false);
        return new RunInfo(
                id(run),
                number(run, "Number"),
                run.textAt("Instrument"),
                run.textAt("Flowcell"),
                run.textAt("Date"),
                run.child("Reads").map(this::reads).orElse(List.of()),
                run.child("FlowcellLayout").map(this::layout).orElse(null));
    }

    /** Null, with an error, where it is nothing that could name a folder or a record. */
    private @Nullable String id(XmlElement run) {
        String id = run.attribute("Id");
        if (id == null || (id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl))) {
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

    private void require(String code, XmlElement run, String what, @Nullable String value, boolean fatal) {
        if (value != null) {
            return;
        }
        String message = file + " lacks " + what + ". Copy it again from the instrument.";
        if (fatal) {
            problems.error(code, file, run.line(), message);
        } else {
            problems.warning(code, file, run.line(), message);
        }
    }

    private List<ReadFact> reads(XmlElement element) {
        List<ReadFact> reads = new ArrayList<>();
        for (XmlElement read : element.children("Read")) {
            Integer cycles = cycles(read);
            if (cycles == null) {
                continue;
            }
            Integer number = read.attribute("Number") == null ? null : number(read, "Number");
            boolean indexed = "Y".equalsIgnoreCase(read.attribute("IsIndexedRead"))
                    || read.child("Index").isPresent();
            boolean reversed = "Y".equalsIgnoreCase(read.attribute("IsReverseComplement"));
            reads.add(new ReadFact(number == null ? reads.size() + 1 : number, cycles, indexed, reversed));
        }
        reads.sort(Comparator.comparingInt(ReadFact::number));
        return reads;
    }

    /** The count, or in the oldest files the distance from the first to the last cycle. */
    private @Nullable Integer cycles(XmlElement read) {
        if (read.attribute("NumCycles") == null && read.attribute("FirstCycle") != null) {
            Integer first = number(read, "FirstCycle");
            Integer last = number(read, "LastCycle");
            return first == null || last == null || last < first ? null : last - first + 1;
        }
        return number(read, "NumCycles");
    }

    private FlowcellLayout layout(XmlElement layout) {
        return new FlowcellLayout(
                number(layout, "LaneCount"),
                number(layout, "SurfaceCount"),
                number(layout, "SwathCount"),
                number(layout, "TileCount"),
                layout.attribute("SectionPerLane") == null ? null : number(layout, "SectionPerLane"));
    }

    private @Nullable Integer number(XmlElement element, String attribute) {
        String text = element.attribute(attribute);
        if (text != null
                && text.matches("\\d{1,9}")
                && (Integer.parseInt(text) <= MOST_CYCLES || attribute.equals("Number"))) {
            return Integer.valueOf(text);
        }
        problems.warning(
                "bad-number",
                file,
                element.line(),
                element.name() + "'s " + attribute + " is "
                        + (text == null ? "absent" : "'" + Texts.shown(text) + "', which is no count")
                        + "; it was left out. Check the file against the instrument's.");
        return null;
    }
}
