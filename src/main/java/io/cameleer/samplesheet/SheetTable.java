package io.cameleer.samplesheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The table of samples: the first record gives the columns, padding commas behind the last name left out. */
record SheetTable(List<String> columns, List<SampleRow> rows) {

    static SheetTable of(List<SheetSection> sections, SheetProblems problems) {
        List<String> columns = List.of();
        List<SampleRow> rows = new ArrayList<>();
        for (SheetSection section : sections) {
            if (section.records().isEmpty()) {
                continue;
            }
            CsvRecord head = section.records().get(0);
            List<String> names = List.copyOf(head.cells().subList(0, head.filled()));
            if (columns.isEmpty()) {
                columns = names;
                checkNames(names, head.line(), problems);
            } else {
                problems.error(
                        section.line(),
                        "duplicate-section",
                        "[" + section.name() + "] is there twice; both were read. Put all rows below one.");
            }
            for (CsvRecord row : section.records().subList(1, section.records().size())) {
                rows.add(row(row, names, problems));
            }
        }
        return new SheetTable(columns, rows);
    }

    private static SampleRow row(CsvRecord row, List<String> names, SheetProblems problems) {
        if (row.filled() > names.size()) {
            problems.error(
                    row.line(),
                    "long-row",
                    "the row has " + row.filled() + " cells under " + names.size()
                            + " columns; it was kept. Look for a comma inside a value, which needs quotes.");
        } else if (row.cells().size() < names.size()) {
            problems.error(
                    row.line(),
                    "short-row",
                    "the row has " + row.cells().size() + " cells under " + names.size()
                            + " columns; it was kept with the last ones empty. Add the missing cells or commas.");
        }
        int padded = Math.min(row.cells().size(), names.size());
        return new SampleRow(row.line(), names, row.cells().subList(0, Math.max(row.filled(), padded)));
    }

    private static void checkNames(List<String> names, int line, SheetProblems problems) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isEmpty()) {
                problems.warning(
                        line,
                        "unnamed-column",
                        "a column has no name; its cells were kept but cannot be asked for. Name or remove it.");
            } else if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                problems.error(
                        line,
                        "duplicate-column",
                        "the column '" + SheetChecks.shown(name)
                                + "' is there twice; the first was taken. Remove one.");
            }
        }
    }
}
