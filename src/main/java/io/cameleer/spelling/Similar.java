package io.cameleer.spelling;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Similar {

    private Similar() {}

    /** The known name with the fewest edits, at most a third of its length; letter case does not count. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(candidate ->
                        new Candidate(candidate, edits(wanted, candidate.toLowerCase(Locale.ROOT), allowed(candidate))))
                .filter(candidate -> candidate.edits() <= allowed(candidate.name()))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** "did you mean 'x'?", or null. */
    public static @Nullable String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(candidate -> "did you mean '%s'?".formatted(candidate))
                .orElse(null);
    }

    private static int allowed(String candidate) {
        return Math.min(3, Math.max(1, candidate.length() / 3));
    }

    /**
     * Edits from one to the other, or more than the limit: letters put in, left out, replaced, or two neighbours swapped. Looks only at a band around the diagonal, so that
     * the time grows with the length alone.
     */
    static int edits(String one, String other, int limit) {
        int beyond = limit + 1;
        if (Math.abs(one.length() - other.length()) > limit) {
            return beyond;
        }
        int[][] rows = new int[one.length() + 1][other.length() + 1];
        for (int[] row : rows) {
            Arrays.fill(row, beyond);
        }
        for (int start = 0; start <= limit; start++) {
            rows[Math.min(start, one.length())][0] = Math.min(start, one.length());
            rows[0][Math.min(start, other.length())] = Math.min(start, other.length());
        }
        for (int row = 1; row <= one.length(); row++) {
            int last = Math.min(other.length(), row + limit);
            for (int column = Math.max(1, row - limit); column <= last; column++) {
                rows[row][column] = Math.min(beyond, step(one, other, rows, row, column));
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int step(String one, String other, int[][] rows, int row, int column) {
        boolean same = one.charAt(row - 1) == other.charAt(column - 1);
        int fewest = rows[row - 1][column - 1] + (same ? 0 : 1);
        fewest = Math.min(fewest, Math.min(rows[row - 1][column], rows[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
        return swapped ? Math.min(fewest, rows[row - 2][column - 2] + 1) : fewest;
    }

    private record Candidate(String name, int edits) {}
}
