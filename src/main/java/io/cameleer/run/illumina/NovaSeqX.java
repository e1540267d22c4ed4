package io.cameleer.run.illumina;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.RunFacts;
import io.cameleer.run.RunFolder;
import io.cameleer.run.UnitFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * NovaSeq X and X Plus. The analysis on the instrument goes on for hours after the run's own files are complete, and may be repeated: each {@code
 * Analysis/<n>} is a unit of its own.
 */
final class NovaSeqX extends CopyCompleted {

    private static final String ANALYSIS = "Analysis";
    private static final String ANALYSIS_COMPLETE = "Secondary_Analysis_Complete.txt";
    private static final String MANIFEST = "Manifest.tsv";
    private static final UnitFolders ANALYSES = new UnitFolders(ANALYSIS, Pattern.compile("[1-9]\\d{0,3}"));
    private static final Pattern UNIT_MARKER = Pattern.compile(ANALYSIS + "/[1-9]\\d{0,3}/" + COPY_COMPLETE);

    NovaSeqX() {
        super("novaseqx", "novaseqxplus", "LH\\d+");
    }

    @Override
    public int markerDepth() {
        return 3;
    }

    @Override
    public boolean isMarker(String relativePath) {
        return super.isMarker(relativePath) || UNIT_MARKER.matcher(relativePath).matches();
    }

    @Override
    public boolean isMarkerName(String name) {
        return super.isMarkerName(name) || name.equals(ANALYSIS_COMPLETE);
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith("novaseqx");
    }

    @Override
    public UnitFolders unitFolders() {
        return ANALYSES;
    }

    @Override
    public List<String> units(RunFolder folder) throws IOException {
        return folder.folders(ANALYSIS).stream()
                .filter(name -> ANALYSES.name().matcher(name).matches())
                .sorted(Comparator.comparingInt(Integer::parseInt))
                .map(name -> ANALYSIS + "/" + name)
                .toList();
    }

    @Override
    public Completeness unitCompleteness(String unit, RunFolder folder, RunFacts facts) {
        List<Need> needs = List.of(
                Need.of(unit + "/" + COPY_COMPLETE),
                Need.of(unit + "/Data/" + ANALYSIS_COMPLETE, unit + "/" + ANALYSIS_COMPLETE));
        List<String> evidence = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Need need : needs) {
            need.in(folder).ifPresentOrElse(evidence::add, () -> missing.add(need.missingIn(folder)));
        }
        evidence.addAll(evidenceOfOutcome(facts, missing.isEmpty()));
        Answer complete = missing.isEmpty() ? Answer.YES : Answer.NO;
        return new Completeness(complete, false, false, outcome(facts, missing.isEmpty()), evidence, missing);
    }

    @Override
    public Optional<String> manifestFile(String unit) {
        return Optional.of(unit.isEmpty() ? MANIFEST : unit + "/" + MANIFEST);
    }
}
