package io.cameleer.samplesheet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the indexes (barcodes) by which the samples of a lane are told apart. */
final class SheetIndexes {

    /** Sheets of before v1 write both indexes in one cell, with a dash between. */
    private static final Pattern BASES = Pattern.compile("[ACGTNacgtn]*(-[ACGTNacgtn]*)?");
    /** 10x Genomics' names for sets of four indexes. */
    private static final Pattern INDEX_SET = Pattern.compile("SI-[A-Z0-9]+-[A-Z0-9]+");

    private final SheetProblems problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, String> lengths = new HashMap<>();
    private final Set<String> mixedLanes = new HashSet<>();

    SheetIndexes(SheetProblems problems) {
        this.problems = problems;
    }

    void check(SampleRow row) {
        String first = row.index();
        String second = row.index2();
        if (first.isEmpty() && second.isEmpty()) {
            return;
        }
        boolean named = isNamed(first) || isNamed(second);
        for (String index : List.of(first, second)) {
            if (!isNamed(index) && !BASES.matcher(index).matches()) {
                problems.warning(
                        row.line(),
                        "index-characters",
                        "the index '" + SheetChecks.shown(index) + "' holds more than A, C, G, T and N. Correct it.");
                named = true;
            }
        }
        checkDuplicate(row, first, second);
        if (!named) {
            checkLength(row, first, second);
        }
    }

    private static boolean isNamed(String index) {
        return INDEX_SET.matcher(index).matches();
    }

    private void checkDuplicate(SampleRow row, String first, String second) {
        Integer before = lines.putIfAbsent(row.lane() + " " + first + " " + second, row.line());
        if (before != null) {
            problems.error(
                    row.line(),
                    "duplicate-index",
                    "the index " + SheetChecks.shown(second.isEmpty() ? first : first + "+" + second)
                            + (row.lane().isEmpty() ? "" : " in lane " + SheetChecks.shown(row.lane()))
                            + " is also that of line " + before + ". The samples cannot be told apart; correct one.");
        }
    }

    /** Kits of different index lengths in one lane need settings of their own. Said once a lane. */
    private void checkLength(SampleRow row, String first, String second) {
        String length = first.length() + "+" + second.length();
        String before = lengths.putIfAbsent(row.lane(), length);
        if (before != null && !before.equals(length) && mixedLanes.add(row.lane())) {
            problems.warning(
                    row.line(),
                    "index-lengths",
                    "the indexes are " + length + " bases long, those of the rows before " + before
                            + ". Check that the lane holds two kinds of indexes, and set OverrideCycles for them.");
        }
    }
}
