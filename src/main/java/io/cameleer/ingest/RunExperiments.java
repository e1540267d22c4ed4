package io.cameleer.ingest;

import io.cameleer.experiment.NewExperiment;
import io.cameleer.run.Inspection;
import io.cameleer.run.Run;
import io.cameleer.run.RunDate;
import io.cameleer.samplesheet.SampleRow;
import io.cameleer.samplesheet.SampleSheet;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run becomes. By default one experiment: cohort as its sequencer says, subject the flow cell, label the run id,
 * scandate the run's date. With one a sample row: cohort the Sample_Project, subject the individual or else the
 * Sample_ID, label run id and sample; without any sample it is one experiment all the same.
 */
final class RunExperiments {

    private final ZoneId site;

    RunExperiments(ZoneId site) {
        this.site = site;
    }

    List<NewExperiment> of(Run run, Inspection inspection, Instant now) {
        RunDate date = inspection.date();
        LocalDateTime scandate = date == null ? LocalDateTime.ofInstant(now, site) : date.at(site);
        Optional<SampleSheet> sheet = inspection.facts().sampleSheet();
        if (run.handling().perSample() && sheet.isPresent()) {
            List<NewExperiment> samples = perSample(run, inspection, sheet.get(), scandate);
            if (!samples.isEmpty()) {
                return samples;
            }
        }
        String flowcell = inspection.flowcell();
        return List.of(new NewExperiment(
                run.handling().cohort(),
                flowcell == null ? run.runId() : flowcell,
                run.runId(),
                scandate,
                facts(run, inspection),
                inspection.projects()));
    }

    /** A sample that is on several lanes, or has several indexes, stands in several rows and is one experiment. */
    private static List<NewExperiment> perSample(
            Run run, Inspection inspection, SampleSheet sheet, LocalDateTime scandate) {
        Map<String, NewExperiment> experiments = new LinkedHashMap<>();
        SampleSidecar sidecar = SampleSidecar.of(run.path());
        for (SampleRow row : sheet.rows()) {
            String sample = row.sampleId();
            if (sample.isBlank()) {
                continue;
            }
            String project = blankToNull(row.project());
            String individual = blankToNull(sidecar.value(row, "Individual", "Individual_ID", "Subject"));
            String cohort = project == null ? run.handling().cohort() : project;
            Map<String, Object> metadata = facts(run, inspection);
            metadata.put("sample", sampleFacts(sidecar, row, individual));
            metadata.put("technique", techniqueFacts(sidecar, row));
            experiments.putIfAbsent(
                    cohort + "\u0000" + sample,
                    new NewExperiment(
                            cohort,
                            individual == null ? sample : individual,
                            run.runId() + "_" + sample,
                            scandate,
                            metadata,
                            project == null ? List.of() : List.of(project)));
        }
        return new ArrayList<>(experiments.values());
    }

    private static Map<String, Object> facts(Run run, Inspection inspection) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("run_id", run.runId());
        facts.put("platform", inspection.platform());
        facts.put("sequencer", run.sequencer());
        facts.put("sequencer_type", inspection.sequencerType());
        facts.put("instrument", inspection.instrument());
        facts.put("flowcell", inspection.flowcell());
        facts.put("outcome", inspection.outcome().word());
        facts.put("projects", inspection.projects());
        facts.put("generation", run.generation());
        return facts;
    }

    private static Map<String, Object> sampleFacts(SampleSidecar sidecar, SampleRow row, @Nullable String individual) {
        String sample = row.sampleId();
        Map<String, Object> individualFacts = new LinkedHashMap<>();
        individualFacts.put("identifier", individual == null ? sample : individual);
        individualFacts.put("species", blankToNull(sidecar.value(row, "Species", "Organism")));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("identifier", sample);
        String category = sidecar.value(row, "Sample_Category", "Sample_Type");
        if (!category.isBlank()) {
            facts.put("category", category.strip());
        }
        facts.put("individual", individualFacts);
        return facts;
    }

    private static Map<String, Object> techniqueFacts(SampleSidecar sidecar, SampleRow row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("category", blankToNull(sidecar.value(row, "Category", "Technique_Category")));
        facts.put("method", blankToNull(sidecar.value(row, "Method", "Technique", "Technique_Method")));
        return facts;
    }

    private static @Nullable String blankToNull(String value) {
        return value.isBlank() ? null : value.strip();
    }
}
