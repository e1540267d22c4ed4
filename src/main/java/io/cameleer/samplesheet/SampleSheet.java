package io.cameleer.samplesheet;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A sample sheet as it was read.
 *
 * @param header the keys of {@code [Header]} ({@code [RunValues]} of AVITI), in the sheet's order
 * @param settings the keys of each section of settings, by the section's name
 * @param columns the names of the table's columns, as written
 * @param rows all rows that hold anything, also those with problems
 * @param further rows of other tables that name projects, such as {@code [Cloud_Data]}
 */
public record SampleSheet(
        SheetVersion version,
        Map<String, String> header,
        List<SheetRead> reads,
        Map<String, Map<String, String>> settings,
        List<String> columns,
        List<SampleRow> rows,
        List<SampleRow> further,
        List<SheetProblem> problems) {

    public SampleSheet {
        header = Collections.unmodifiableMap(new LinkedHashMap<>(header));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        reads = List.copyOf(reads);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        further = List.copyOf(further);
        problems = List.copyOf(problems);
    }

    /** Stands for a sheet of which nothing could be read. */
    public static SampleSheet unreadable(String reason) {
        SheetProblem problem = new SheetProblem(1, true, "unreadable", reason);
        return new SampleSheet(
                SheetVersion.OTHER, Map.of(), List.of(), Map.of(), List.of(), List.of(), List.of(), List.of(problem));
    }

    /** The projects that the rows name: distinct, sorted, none empty. */
    public List<String> projects() {
        TreeSet<String> projects = new TreeSet<>();
        Stream.concat(rows.stream(), further.stream())
                .map(SampleRow::project)
                .filter(project -> !project.isEmpty())
                .forEach(projects::add);
        return List.copyOf(projects);
    }

    /** Whether nothing in the sheet is in doubt; warnings do not count. */
    public boolean isSound() {
        return problems.stream().noneMatch(SheetProblem::isError);
    }

    /** The members of the JSON object that {@code samplesheet --json} prints, after the path, in the order in which they are shown. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", version.word());
        document.put("header", header);
        document.put("rows", rows.size());
        document.put("columns", columns);
        document.put("projects", projects());
        document.put("problems", problems.stream().map(SheetProblem::document).toList());
        return document;
    }
}
