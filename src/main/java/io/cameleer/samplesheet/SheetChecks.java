package io.cameleer.samplesheet;

import io.cameleer.text.Visible;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a sheet that could be read: by the rules of the vendors' software and the mistakes that people report. */
final class SheetChecks {

    private static final int LONGEST_SHOWN = 60;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern LANE = Pattern.compile("\\d{1,2}");

    private final SheetVersion version;
    private final SheetProblems problems;
    private final Set<String> oddProjects = new HashSet<>();

    SheetChecks(SheetVersion version, SheetProblems problems) {
        this.version = version;
        this.problems = problems;
    }

    void check(Map<String, String> header, SheetTable table, List<SheetSection> sections) {
        checkFormat(header, sections);
        if (table.columns().isEmpty()) {
            problems.error(
                    lastLine(sections),
                    "no-table",
                    "the sheet has no table of samples. Add " + wanted() + " with its columns and rows.");
            return;
        }
        if (table.rows().isEmpty()) {
            problems.error(lastLine(sections), "no-rows", "the table holds no sample. Add the rows.");
        }
        if (table.columns().stream()
                .noneMatch(c -> SampleRow.same(c, "Sample_ID") || SampleRow.same(c, "SampleName"))) {
            problems.error(
                    lastLine(sections),
                    "no-id-column",
                    "the table has no column Sample_ID. Name the column of sample ids so.");
            return;
        }
        SheetIndexes indexes = new SheetIndexes(problems);
        table.rows().forEach(row -> {
            checkRow(row);
            indexes.check(row);
        });
    }

    private void checkFormat(Map<String, String> header, List<SheetSection> sections) {
        String format = header.getOrDefault("FileFormatVersion", "");
        if (version == SheetVersion.V2 && !format.equals("2")) {
            problems.error(
                    sections.get(sections.size() > 1 ? 1 : 0).line(),
                    "format-version",
                    "[Header] must hold FileFormatVersion,2 but has '" + shown(format) + "'. Add or correct the line.");
        }
    }

    private String wanted() {
        return switch (version) {
            case V2 -> "[BCLConvert_Data]";
            case AVITI -> "[Samples]";
            default -> "[Data]";
        };
    }

    private void checkRow(SampleRow row) {
        String id = row.sampleId();
        if (id.isEmpty()) {
            problems.error(row.line(), "no-id", "the row has no Sample_ID. Give the sample an id.");
        } else if (!ID.matcher(id).matches()) {
            problems.warning(
                    row.line(),
                    "id-characters",
                    "the Sample_ID '" + shown(id)
                            + "' holds more than letters, digits, - and _ of ASCII. Most tools refuse or replace the rest.");
        }
        checkProject(row);
        String lane = row.lane();
        if (!lane.isEmpty()
                && version != SheetVersion.AVITI
                && !LANE.matcher(lane).matches()) {
            problems.error(row.line(), "bad-lane", "'" + shown(lane) + "' is no lane. Write a number.");
        }
    }

    private void checkProject(SampleRow row) {
        String project = row.project();
        if (!project.isEmpty() && !ID.matcher(project).matches() && oddProjects.add(project)) {
            problems.warning(
                    row.line(),
                    "project-characters",
                    "the project '" + shown(project)
                            + "' holds more than letters, digits, - and _ of ASCII. Most tools refuse or replace the rest.");
        }
    }

    private static int lastLine(List<SheetSection> sections) {
        SheetSection last = sections.get(sections.size() - 1);
        return last.records().isEmpty()
                ? last.line()
                : last.records().get(last.records().size() - 1).line();
    }

    /** Short and on one line. */
    static String shown(String text) {
        return Visible.line(text, LONGEST_SHOWN);
    }
}
