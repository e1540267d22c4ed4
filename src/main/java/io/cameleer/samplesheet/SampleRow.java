package io.cameleer.samplesheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A sample of the sheet. A short row's missing cells are empty; a long row's further cells are kept in {@code cells}.
 *
 * @param line the line at which the row starts, counted from 1
 * @param columns the names above the cells, as written
 */
public record SampleRow(int line, List<String> columns, List<String> cells) {

    public SampleRow {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    /** The cell in the first column of one of these names; case, spaces and underscores do not matter. Empty where there is none. */
    public String value(String... names) {
        for (String name : names) {
            for (int i = 0; i < columns.size(); i++) {
                if (same(columns.get(i), name)) {
                    return cell(i);
                }
            }
        }
        return "";
    }

    /** The cells by column as written; of a column that is there twice, the first. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            map.putIfAbsent(columns.get(i), cell(i));
        }
        return map;
    }

    public String sampleId() {
        return value("Sample_ID", "SampleName");
    }

    public String project() {
        return value("Sample_Project", "Project", "ProjectName");
    }

    public String lane() {
        return value("Lane");
    }

    /** The first index (i7); in sheets of before v1 both, with a dash between. */
    public String index() {
        return value("index", "Index1");
    }

    /** The second index (i5). */
    public String index2() {
        return value("index2");
    }

    private String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    static boolean same(String column, String name) {
        return plain(column).equals(plain(name));
    }

    private static String plain(String name) {
        return name.replace("_", "").replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
