package io.cameleer.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Similar {

    private Similar() {}

    /** The known name with the fewest edits, at most a third of its length; letter case does not count. */
    static Optional<String> nearest(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(candidate ->
                        new Candidate(candidate, edits(wanted, candidate.toLowerCase(Locale.ROOT), allowed(candidate))))
                .filter(candidate -> candidate.edits() <= allowed(candidate.name()))
                .min(Comparator.comparingInt(Candidate::edits).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    /** "did you mean 'x'?", or null. */
    static @Nullable String didYouMean(String name, Collection<String> known) {
        return nearest(name, known)
                .map(candidate -> "did you mean '%s'?".formatted(candidate))
                .orElse(null);
    }

    private static int allowed(String candidate) {
        return Math.min(3, Math.max(1, candidate.length() / 3));
    }

    /** Edits from one to the other (Levenshtein's), or more than the limit. Looks only at a band around the diagonal, so that the time grows with the length alone. */
    static int edits(String one, String other, int limit) {
        if (Math.abs(one.length() - other.length()) > limit) {
            return limit + 1;
        }
        int beyond = limit + 1;
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = Math.min(column, beyond);
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            java.util.Arrays.fill(current, beyond);
            current[0] = Math.min(row, beyond);
            int last = Math.min(other.length(), row + limit);
            for (int column = Math.max(1, row - limit); column <= last; column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                int shorter = Math.min(previous[column], current[column - 1]) + 1;
                current[column] = Math.min(beyond, Math.min(replaced, shorter));
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private record Candidate(String name, int edits) {}
}
