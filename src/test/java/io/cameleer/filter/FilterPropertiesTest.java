package io.cameleer.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Filters against a model that spells out what each look-up means, on random documents. */
class FilterPropertiesTest {

    private static final Shape PROJECT =
            Shape.of("project").values(ValueType.INTEGER, "pk").build();
    private static final Shape SHAPE = Shape.of("experiment")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "label")
            .field("projects", new Field.Many(PROJECT))
            .build();

    private static final Map<String, BiPredicate<String, String>> ON_TEXT = Map.of(
            "exact", String::equals,
            "iexact", String::equalsIgnoreCase,
            "contains", String::contains,
            "icontains", (value, text) -> value.toLowerCase().contains(text.toLowerCase()),
            "startswith", String::startsWith,
            "endswith", String::endsWith,
            "gt", (value, text) -> value.compareTo(text) > 0,
            "lte", (value, text) -> value.compareTo(text) <= 0,
            "in", (value, text) -> List.of(text.split(",")).contains(value));

    private static final Map<String, BiPredicate<Long, Long>> ON_NUMBERS = Map.of(
            "exact", Long::equals,
            "gt", (value, number) -> value > number,
            "gte", (value, number) -> value >= number,
            "lt", (value, number) -> value < number,
            "lte", (value, number) -> value <= number,
            "contains", (value, number) -> value.toString().contains(number.toString()));

    /** A document, its members apart for the model. */
    record Sample(Long pk, String label, List<Long> projects) {
        Map<String, Object> document() {
            Map<String, Object> document = new HashMap<>();
            document.put("pk", pk);
            document.put("label", label);
            document.put(
                    "projects",
                    projects.stream().map(id -> Map.of("pk", (Object) id)).toList());
            return document;
        }
    }

    /** A filter and what it means. */
    record Meaning(FilterPair pair, BiPredicate<Sample, Boolean> isNegatedOr) {
        boolean holds(Sample sample) {
            return isNegatedOr.test(sample, pair.key().endsWith("!"));
        }
    }

    @Provide
    Arbitrary<Sample> samples() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 30),
                        Arbitraries.strings().withChars("abAB").ofMaxLength(3).injectNull(0.2),
                        Arbitraries.longs().between(0, 12).list().ofMaxSize(3))
                .as(Sample::new);
    }

    @Provide
    Arbitrary<Meaning> meanings() {
        Arbitrary<String> ends = Arbitraries.of("", "!");
        Arbitrary<Meaning> texts = Combinators.combine(
                        Arbitraries.of(ON_TEXT.keySet()),
                        Arbitraries.strings().withChars("abAB").ofMinLength(1).ofMaxLength(2),
                        ends)
                .as((lookup, text, end) -> meaning(
                        "label__" + lookup + end,
                        text,
                        sample -> sample.label() != null && ON_TEXT.get(lookup).test(sample.label(), text)));
        Arbitrary<Meaning> numbers = Combinators.combine(
                        Arbitraries.of(ON_NUMBERS.keySet()), Arbitraries.longs().between(0, 12), ends, fields())
                .as((lookup, number, end, field) -> meaning(
                        field + (lookup.equals("exact") ? "" : "__" + lookup) + end,
                        number.toString(),
                        sample -> (field.equals("pk") ? Stream.of(sample.pk()) : sample.projects().stream())
                                .anyMatch(value -> ON_NUMBERS.get(lookup).test(value, number))));
        Arbitrary<Meaning> nulls = Combinators.combine(Arbitraries.of("true", "false"), ends)
                .as((flag, end) -> meaning(
                        "label__isnull" + end, flag, sample -> (sample.label() == null) == flag.equals("true")));
        return Arbitraries.oneOf(texts, numbers, nulls);
    }

    private static Arbitrary<String> fields() {
        return Arbitraries.of("pk", "projects__pk");
    }

    private static Meaning meaning(String key, String value, java.util.function.Predicate<Sample> model) {
        return new Meaning(
                new FilterPair(key, value), (sample, negated) -> model.test(sample) != Boolean.TRUE.equals(negated));
    }

    @Property
    void a_filter_matches_what_its_model_matches(
            @ForAll("samples") Sample sample, @ForAll("meanings") Meaning one, @ForAll("meanings") Meaning other)
            throws InvalidFilterException {
        Filter both = Filter.of(SHAPE, List.of(one.pair(), other.pair()), ZoneOffset.UTC);

        assertThat(both.matches(sample.document())).isEqualTo(one.holds(sample) && other.holds(sample));
    }

    @Property
    void what_a_store_is_told_to_look_for_leaves_out_no_match(
            @ForAll("samples") Sample sample, @ForAll("meanings") Meaning one, @ForAll("meanings") Meaning other)
            throws InvalidFilterException {
        Filter filter = Filter.of(SHAPE, List.of(one.pair(), other.pair()), ZoneOffset.UTC);

        if (filter.matches(sample.document())) {
            filter.wanted("pk").ifPresent(wanted -> assertThat(wanted).contains(sample.pk()));
            filter.wanted("label").ifPresent(wanted -> assertThat(wanted).contains(sample.label()));
            filter.wanted("projects__pk").ifPresent(wanted -> assertThat(new ArrayList<Object>(sample.projects()))
                    .containsAnyElementsOf(wanted));
        }
    }

    @Property
    void any_text_is_a_filter_or_is_refused_by_name(@ForAll String key, @ForAll String value) {
        try {
            Filter.of(SHAPE, List.of(new FilterPair(key, value)), ZoneOffset.UTC);
        } catch (InvalidFilterException refused) {
            assertThat(refused.problems()).hasSize(1);
        }
    }
}
