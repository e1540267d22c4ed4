package io.cameleer.samplesheet;

import java.util.List;

/**
 * One record of comma-separated values, each trimmed.
 *
 * @param line the line at which it starts, counted from 1
 */
record CsvRecord(int line, List<String> cells) {

    String first() {
        return cells.isEmpty() ? "" : cells.get(0);
    }

    String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** Nothing but commas and white space. */
    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    /** How many cells there are up to the last that holds anything. */
    int filled() {
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isEmpty()) {
            filled--;
        }
        return filled;
    }
}
