package io.cameleer.filter;

import io.cameleer.spelling.Similar;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one {@code KEY VALUE} against a shape. */
final class TermParser {

    private static final String SEPARATOR = "__";
    private static final int LONGEST_KEY = 500;

    private final FilterPair pair;
    private final ZoneId zone;
    private final Deque<String> rest;
    private final List<String> steps = new ArrayList<>();
    private final boolean negated;
    private Shape shape;
    private List<String> choices = List.of();

    /** Why a filter is refused, as the rest of a sentence. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message, null, false, false);
        }
    }

    TermParser(Shape shape, FilterPair pair, ZoneId zone) throws Refused {
        this.shape = shape;
        this.pair = pair;
        this.zone = zone;
        String key = pair.key().strip();
        this.negated = key.endsWith("!");
        String bare = (negated ? key.substring(0, key.length() - 1) : key).replace(".", SEPARATOR);
        this.rest = new ArrayDeque<>(Arrays.asList(bare.split(SEPARATOR, -1)));
        if (key.length() > LONGEST_KEY || rest.contains("")) {
            throw new Refused("it is no name of a field; fields are separated by a dot or by two underscores");
        }
    }

    Term term() throws Refused {
        @Nullable ValueType type = walk();
        @Nullable Transform transform = type == ValueType.TIME ? transform() : null;
        Lookup lookup = lookup(type);
        if (lookup == Lookup.ISNULL) {
            return term(new Term.Absent(Operands.flag(pair.value())));
        }
        if (type == null) {
            type = key();
        }
        return term(new Term.Any(
                new Operands(type, transform, comparison(type, transform)).question(lookup, pair.value())));
    }

    private Comparison comparison(ValueType type, @Nullable Transform transform) {
        return choices.isEmpty() ? Comparison.of(type, transform, zone) : new Choice(choices);
    }

    private Term term(Term.Test test) {
        return new Term(List.copyOf(steps), test, negated);
    }

    /** Follows the fields as far as they go; gives the type of the last one, null for a whole document. */
    private @Nullable ValueType walk() throws Refused {
        while (!rest.isEmpty()) {
            String word = rest.peek();
            if (Lookup.of(word).isPresent() && rest.size() == 1 && !shape.has(word)) {
                return null;
            }
            rest.pop();
            var alias = shape.alias(word);
            if (alias.isPresent()) {
                List<String> path = Arrays.asList(alias.get().split(SEPARATOR, -1));
                for (int i = path.size() - 1; i >= 0; i--) {
                    rest.push(path.get(i));
                }
                continue;
            }
            Field field = shape.field(word).orElse(null);
            if (field == null) {
                throw unknownField(word);
            }
            steps.add(word);
            if (field instanceof Field.Value value) {
                return value.type() == ValueType.OPEN ? openKeys() : value.type();
            } else if (field instanceof Field.Choice choice) {
                choices = choice.words();
                return ValueType.TEXT;
            } else if (field instanceof Field.Values values) {
                return values.type();
            }
            shape = field instanceof Field.One one ? one.shape() : ((Field.Many) field).shape();
        }
        return null;
    }

    /** Below an open field every word is a key, but for a look-up at the end. */
    private ValueType openKeys() throws Refused {
        while (!rest.isEmpty() && !(rest.size() == 1 && Lookup.of(rest.peek()).isPresent())) {
            String word = rest.pop();
            String meant = rest.isEmpty() ? misspelt(word) : null;
            if (meant != null) {
                throw new Refused("is '%s' the look-up %s? If it is a key, write %s__exact"
                        .formatted(word, meant, String.join(SEPARATOR, steps) + SEPARATOR + word));
            }
            steps.add(word);
        }
        return ValueType.OPEN;
    }

    private static @Nullable String misspelt(String word) {
        List<String> words =
                Lookup.words().stream().filter(each -> each.length() > 4).toList();
        return Similar.nearest(word, words).orElse(null);
    }

    private @Nullable Transform transform() {
        Transform transform = rest.isEmpty() ? null : Transform.of(rest.peek()).orElse(null);
        if (transform != null) {
            rest.pop();
        }
        return transform;
    }

    private Lookup lookup(@Nullable ValueType type) throws Refused {
        if (rest.isEmpty()) {
            return Lookup.EXACT;
        }
        String word = rest.pop();
        Lookup lookup = Lookup.of(word).orElse(null);
        if (lookup != null && rest.isEmpty()) {
            return lookup;
        }
        String wrong = lookup == null ? word : rest.pop();
        List<String> known = new ArrayList<>(Lookup.words());
        if (type == ValueType.TIME) {
            known.addAll(Transform.words());
        }
        throw new Refused("there is no look-up '%s' for %s%s; it is one of %s"
                .formatted(wrong, String.join(SEPARATOR, steps), meant(wrong, known), String.join(", ", known)));
    }

    /** A document as a whole is compared by its key. */
    private ValueType key() throws Refused {
        if (shape.field(Shape.KEY).orElse(null) instanceof Field.Value value) {
            steps.add(Shape.KEY);
            return value.type();
        }
        throw new Refused(
                "name a field of %s; it is one of %s".formatted(shape.name(), String.join(", ", shape.names())));
    }

    private Refused unknownField(String word) {
        return new Refused("%s has no field '%s'%s; its fields are %s"
                .formatted(shape.name(), word, meant(word, shape.names()), String.join(", ", shape.names())));
    }

    private static String meant(String word, List<String> known) {
        String meant = Similar.didYouMean(word, known);
        return meant == null ? "" : " (" + meant + ")";
    }
}
