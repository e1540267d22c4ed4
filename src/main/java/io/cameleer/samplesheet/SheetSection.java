package io.cameleer.samplesheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The records below one {@code [Name]}, without blank lines.
 *
 * @param name as written, without brackets; empty for records above the first section
 */
record SheetSection(String name, int line, List<CsvRecord> records) {

    private static final Pattern TITLE = Pattern.compile("\\[([^\\[\\]]*)\\]");

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    boolean endsWith(String end) {
        return name.toLowerCase(Locale.ROOT).endsWith(end.toLowerCase(Locale.ROOT));
    }

    /** Splits at the titles; comment lines above the first section are left out. */
    static List<SheetSection> of(List<CsvRecord> records) {
        List<SheetSection> sections = new ArrayList<>();
        SheetSection current = new SheetSection("", 1, new ArrayList<>());
        sections.add(current);
        for (CsvRecord row : records) {
            Matcher title = TITLE.matcher(row.first());
            if (title.matches() && row.filled() == 1) {
                current = new SheetSection(title.group(1).strip(), row.line(), new ArrayList<>());
                sections.add(current);
            } else if (!row.isBlank() && !(current.name.isEmpty() && row.first().startsWith("#"))) {
                current.records.add(row);
            }
        }
        return sections;
    }
}
