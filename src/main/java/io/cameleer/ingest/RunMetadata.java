package io.cameleer.ingest;

import io.cameleer.archive.Attribute;
import io.cameleer.run.Inspection;
import io.cameleer.run.ReadFact;
import io.cameleer.run.Run;
import io.cameleer.run.RunDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The metadata of an archived run as attribute, value, unit triples. Names are rodrunner's where it has them
 * (sequencer_type, run_id, status, flowcell, instrument, date, projects); blank values are left out.
 */
final class RunMetadata {

    private RunMetadata() {}

    static List<Attribute> of(Run run, Inspection inspection, InstrumentProof proof) {
        List<Attribute> triples = new ArrayList<>();
        add(triples, "sequencer_type", inspection.sequencerType(), "");
        add(triples, "platform", inspection.platform(), "");
        add(triples, "run_id", run.runId(), "");
        add(triples, "unit", run.unit(), "");
        add(triples, "status", "ingested", "");
        add(triples, "generation", String.valueOf(run.generation()), "");
        add(triples, "flowcell", inspection.flowcell(), "");
        add(triples, "instrument", inspection.instrument(), "");
        RunDate date = inspection.date();
        add(triples, "date", date == null ? null : date.iso(), "");
        add(triples, "experiment_name", inspection.experimentName(), "");
        add(triples, "projects", String.join(",", inspection.projects()), "");
        add(triples, "outcome", inspection.outcome().word(), "");
        add(triples, "missing", String.join(", ", inspection.missing()), "");
        add(triples, "lanes", text(inspection.lanes()), "");
        add(triples, "reads", reads(inspection), "cycles");
        add(triples, "instrument_manifest", proof.status(), "");
        return List.copyOf(triples);
    }

    /** Cycles of each read in order, index reads marked: {@code 151R,8I,8I,151R}. */
    private static String reads(Inspection inspection) {
        return inspection.reads().stream()
                .map((ReadFact read) -> read.cyclesWord() + (read.indexed() ? "I" : "R"))
                .collect(Collectors.joining(","));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void add(List<Attribute> triples, String attribute, @Nullable String value, String unit) {
        if (value != null && !value.isBlank()) {
            triples.add(new Attribute(attribute, value, unit));
        }
    }
}
