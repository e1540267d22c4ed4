package io.cameleer.ingest;

import io.cameleer.run.Answer;
import io.cameleer.run.Demands;
import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Inspection;
import io.cameleer.run.Inspector;
import io.cameleer.run.Patience;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.UnitInspection;
import io.cameleer.watch.Admission;
import io.cameleer.watch.Admissions;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * rodrunner's workflows 'Ingest Sequencer Runs' and 'Ingest All Sequencer Runs': finds the complete runs below a
 * directory, at any depth, and ingests each. One run's failure is its item's {@code error} and stops no other.
 */
public final class IngestSequencerRuns {

    private static final String RUN_INFO = "RunInfo.xml";

    private final Inspector inspector;
    private final Platforms platforms;
    private final Admissions admissions;
    private final Intake intake;
    private final String baseDirectory;
    private final String defaultWorkflow;

    /**
     * @param baseDirectory stands in for a missing {@code root_dir}; empty: none is set
     * @param defaultWorkflow the workflow that the runs' experiments enter; empty: none
     */
    public IngestSequencerRuns(
            Inspector inspector,
            Platforms platforms,
            Admissions admissions,
            Intake intake,
            String baseDirectory,
            String defaultWorkflow) {
        this.inspector = inspector;
        this.platforms = platforms;
        this.admissions = admissions;
        this.intake = intake;
        this.baseDirectory = baseDirectory;
        this.defaultWorkflow = defaultWorkflow;
    }

    /** 'Ingest Sequencer Runs': runs of one type, as a list of results. */
    public List<Map<String, Object>> ingestType(Map<String, Object> parameters) throws InterruptedException {
        String type = text(parameters, "sequencer_type");
        if (type == null) {
            throw new IllegalArgumentException("sequencer_type is missing; give one of " + types());
        }
        if (platforms.named(type).isEmpty()) {
            throw new IllegalArgumentException("Unsupported sequencer type: " + type + "; it is one of " + types());
        }
        return ingest(parameters).entrySet().stream()
                .filter(entry -> entry.getKey().equals(canonical(type)))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** 'Ingest All Sequencer Runs': every supported type, with the list of its results. */
    public Map<String, List<Map<String, Object>>> ingestAll(Map<String, Object> parameters)
            throws InterruptedException {
        Map<String, List<Map<String, Object>>> all = new TreeMap<>();
        platforms.all().forEach(platform -> all.put(platform.sequencerType(), new ArrayList<>()));
        all.putAll(ingest(parameters));
        return all;
    }

    /** One folder, {@code path}, because a person named it. */
    public Map<String, Object> ingestOne(Map<String, Object> parameters) throws InterruptedException {
        String path = text(parameters, "path");
        if (path == null) {
            throw new IllegalArgumentException("path is missing; give the run folder");
        }
        Path folder = Path.of(path).toAbsolutePath().normalize();
        Handling handling = handling(text(parameters, "completion_indicator"));
        Admission admission =
                admissions.admit(Map.of(folder, handling), "ingest", true).get(folder);
        if (admission == null) {
            throw new IllegalStateException(folder + " was not looked at");
        }
        return result(folder, admission);
    }

    private Handling handling(@Nullable String indicator) {
        return new Handling(
                "runs",
                null,
                defaultWorkflow.isBlank() ? null : defaultWorkflow,
                false,
                false,
                Demands.standard(indicator == null ? Expectation.PLATFORM_RULE : indicator)
                        .waiting(new Patience(Admissions.PAUSE, null)));
    }

    private Map<String, List<Map<String, Object>>> ingest(Map<String, Object> parameters) throws InterruptedException {
        String wanted = text(parameters, "sequencer_type");
        Handling handling = handling(text(parameters, "completion_indicator"));
        Expectation expectation = new Expectation(null, handling.completionIndicator());
        Map<Path, String> types = new LinkedHashMap<>();
        for (Path folder : folders(root(parameters), handling.completionIndicator())) {
            Inspection inspection = inspector.inspect(folder, expectation);
            boolean marked = inspection.complete() == Answer.YES
                    || Files.isRegularFile(folder.resolve(handling.completionIndicator()));
            String type = inspection.rule() == null && wanted != null ? canonical(wanted) : inspection.sequencerType();
            if (marked && (wanted == null || type.equals(canonical(wanted)))) {
                types.put(folder, type);
            }
        }
        Map<String, List<Map<String, Object>>> results = new LinkedHashMap<>();
        Map<Path, Handling> handlings = new LinkedHashMap<>();
        types.keySet().forEach(folder -> handlings.put(folder, handling));
        Map<Path, Handling> units = new LinkedHashMap<>();
        for (Path folder : ingest(handlings, types, results)) {
            for (UnitInspection unit : inspector.inspect(folder, expectation).units()) {
                if (unit.completeness().complete() == Answer.YES) {
                    units.put(folder.resolve(unit.unit()), handling);
                    types.put(folder.resolve(unit.unit()), String.valueOf(types.get(folder)));
                }
            }
        }
        ingest(units, types, results);
        return results;
    }

    /** Ingests the folders in order and adds to the results by type; gives those that are in the archive now. */
    private List<Path> ingest(
            Map<Path, Handling> folders, Map<Path, String> types, Map<String, List<Map<String, Object>>> results)
            throws InterruptedException {
        List<Path> ingested = new ArrayList<>();
        for (Map.Entry<Path, Admission> entry :
                admissions.admit(folders, "ingest-sequencer-runs", false).entrySet()) {
            Map<String, Object> item = result(entry.getKey(), entry.getValue());
            results.computeIfAbsent(String.valueOf(types.get(entry.getKey())), type -> new ArrayList<>())
                    .add(item);
            if (Boolean.TRUE.equals(item.get("success"))) {
                ingested.add(entry.getKey());
            }
        }
        return ingested;
    }

    private Map<String, Object> result(Path folder, Admission admission) throws InterruptedException {
        Run run = admission.run();
        if (admission.refusal() != null || run == null) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("success", false);
            item.put("run_dir", folder.toString());
            item.put("error", String.valueOf(admission.refusal()));
            return item;
        }
        return intake.report(folder, admission, intake.ingest(run));
    }

    private String canonical(String type) {
        return platforms.named(type).map(platform -> platform.sequencerType()).orElse(type);
    }

    private String types() {
        return String.join(
                ", ",
                platforms.all().stream()
                        .map(platform -> platform.sequencerType())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private Path root(Map<String, Object> parameters) {
        String given = text(parameters, "root_dir");
        String root = given == null ? baseDirectory : given;
        if (root.isBlank()) {
            throw new IllegalArgumentException(
                    "root_dir is missing, and cameleer.sequencer.base-dir is not set; give the directory to search");
        }
        Path path = Path.of(root).toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            throw new IllegalArgumentException("root_dir " + path + " is not a directory that can be read here");
        }
        return path;
    }

    /** Run folders at any depth; a run folder is not searched for others, links are not followed. */
    private static List<Path> folders(Path root, String indicator) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    if (Files.isRegularFile(directory.resolve(RUN_INFO))
                            || Files.isRegularFile(directory.resolve(indicator))) {
                        found.add(directory);
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new IllegalArgumentException("root_dir " + root + " could not be searched: " + e.getMessage(), e);
        }
        found.sort(null);
        return found;
    }

    private static @Nullable String text(Map<String, Object> parameters, String name) {
        Object value = parameters.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
