package io.cameleer.condition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what was probably meant by a word that is not known. */
final class Spelling {

    /** Longer words are not worth comparing. */
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The known word with the fewest letters to change, if these are at most a third of the word. */
    static @Nullable String nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return null;
        }
        int most = Math.max(1, word.length() / 3);
        record Candidate(String word, int distance) {}
        return known.stream()
                .map(candidate -> new Candidate(candidate, distance(word, candidate)))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparing(Candidate::distance).thenComparing(Candidate::word))
                .map(Candidate::word)
                .orElse(null);
    }

    /** Letters to insert, delete, replace or exchange with their neighbour, regardless of case. */
    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        if (Math.abs(a.length() - b.length()) > LONGEST / 3) {
            return LONGEST;
        }
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(int[][] rows, String a, String b, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int best = Math.min(rows[i - 1][j - 1] + (same ? 0 : 1), Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
