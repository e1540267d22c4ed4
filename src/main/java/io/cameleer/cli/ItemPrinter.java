package io.cameleer.cli;

import io.cameleer.json.Json;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints documents: one JSON document a line for programs, a table for people. */
final class ItemPrinter {

    /** What stands in a cell; null: nothing. */
    interface Cell extends Function<Map<String, Object>, @Nullable Object> {}

    private final Map<String, Cell> columns = new LinkedHashMap<>();

    /** One more column, with a member of the documents. */
    ItemPrinter column(String title, String member) {
        return column(title, item -> item.get(member));
    }

    ItemPrinter column(String title, Cell cell) {
        columns.put(title, cell);
        return this;
    }

    void print(List<Map<String, Object>> items, boolean json, PrintWriter out) {
        if (json) {
            items.forEach(item -> out.println(Json.write(item)));
        } else {
            TextTable table = new TextTable(columns.keySet().toArray(String[]::new));
            items.forEach(item -> table.row(cells(item)));
            table.print(out);
        }
        out.flush();
    }

    private @Nullable String[] cells(Map<String, Object> item) {
        List<@Nullable String> cells = new ArrayList<>();
        for (Cell cell : columns.values()) {
            Object value = cell.apply(item);
            cells.add(value == null ? null : String.valueOf(value));
        }
        return cells.toArray(new String[0]);
    }
}
