package io.cameleer.filter;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Filters that were checked, and-ed. Matching never fails and takes time in proportion to the document: regular
 * expressions are RE2's, which do not backtrack. Immutable and thread-safe.
 */
public final class Filter {

    private final List<Term> terms;

    private Filter(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Reads and checks filters; none matches every document.
     *
     * @param zone of times and days that are written without one
     * @throws InvalidFilterException naming each field, look-up and value that does not fit, and what was probably meant
     */
    public static Filter of(Shape shape, List<FilterPair> pairs, ZoneId zone) throws InvalidFilterException {
        List<Term> terms = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (FilterPair pair : pairs) {
            try {
                terms.add(new TermParser(shape, pair, zone).term());
            } catch (TermParser.Refused refused) {
                problems.add("filter " + pair.key() + ": " + refused.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidFilterException(problems);
        }
        return new Filter(terms);
    }

    /** Whether every filter holds for this document: maps, lists, strings, numbers, booleans, times and null. */
    public boolean matches(Map<String, ?> document) {
        return terms.stream().allMatch(term -> term.matches(document));
    }

    /** Whether it matches whatever there is. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /**
     * The only values that this field can have in a matching document, or that one of its values must be where it has
     * many; empty: any. For a store that wants to read less: whoever uses it asks {@link #matches} all the same.
     *
     * @param path with two underscores, aliases resolved, as in {@code projects__pk}
     */
    public Optional<Set<Object>> wanted(String path) {
        return terms.stream()
                .filter(term -> term.path().equals(path))
                .flatMap(term -> term.wanted().stream())
                .findFirst();
    }

    /** The fields that a document must have to be asked: the beginnings of all ways. */
    public Set<String> fields() {
        return terms.stream().map(term -> term.steps().get(0)).collect(Collectors.toUnmodifiableSet());
    }
}
