package io.cameleer.samplesheet;

import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code [Reads]}: a number a line in v1, {@code Read1Cycles,151} in v2. */
final class SheetReads {

    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    private SheetReads() {}

    static void of(SheetSection section, SheetProblems problems, List<SheetRead> reads) {
        for (CsvRecord row : section.records()) {
            boolean keyed = row.filled() > 1;
            String count = keyed ? row.cell(1) : row.first();
            if (COUNT.matcher(count).matches()) {
                String name = keyed ? row.first().replaceFirst("(?i)Cycles$", "") : "Read" + (reads.size() + 1);
                reads.add(new SheetRead(name, Integer.parseInt(count)));
            } else if (!row.first().equalsIgnoreCase("Index")) {
                problems.warning(
                        row.line(),
                        "bad-read",
                        "'" + SheetChecks.shown(count)
                                + "' in [Reads] is no number of cycles; it was left out. Write a number.");
            }
        }
    }
}
