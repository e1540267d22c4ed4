package io.cameleer.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Django's look-ups, one by one. */
class FilterTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final Shape INDIVIDUAL = Shape.of("individual")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "species")
            .build();
    private static final Shape SAMPLE = Shape.of("sample")
            .values(ValueType.TEXT, "identifier")
            .field("individual", new Field.One(INDIVIDUAL))
            .build();
    private static final Shape PROJECT = Shape.of("project")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "title")
            .alias("id", "pk")
            .build();
    private static final Shape EXPERIMENT = Shape.of("experiment")
            .values(ValueType.INTEGER, "pk")
            .values(ValueType.TEXT, "label", "state")
            .choice("status", List.of("STARTED", "SUCCEEDED", "FAILED"))
            .values(ValueType.NUMBER, "depth")
            .values(ValueType.BOOLEAN, "failed")
            .values(ValueType.TIME, "created")
            .values(ValueType.OPEN, "metadata")
            .field("tags", new Field.Values(ValueType.TEXT))
            .field("sample", new Field.One(SAMPLE))
            .field("projects", new Field.Many(PROJECT))
            .alias("species", "sample__individual__species")
            .build();

    private static final Map<String, Object> DOCUMENT = document();

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pk", 7L);
        document.put("label", "Run_7.B");
        document.put("state", null);
        document.put("status", "FAILED");
        document.put("depth", new BigDecimal("30.50"));
        document.put("failed", false);
        document.put("created", "2024-05-17T22:30:00Z");
        document.put("metadata", Map.of("lanes", 4, "cycles", "151", "kit", Map.of("name", "v3"), "ok", true));
        document.put("tags", List.of("urgent", "pilot"));
        document.put("sample", Map.of("identifier", "S1", "individual", Map.of("pk", 3, "species", "HUMAN")));
        document.put("projects", List.of(Map.of("pk", 100, "title", "Atlas"), Map.of("pk", 200, "title", "Pilot")));
        return document;
    }

    private static boolean matches(String key, String value) {
        return matches(DOCUMENT, key, value);
    }

    private static boolean matches(Map<String, Object> document, String... pairs) {
        try {
            return filter(pairs).matches(document);
        } catch (InvalidFilterException e) {
            throw new AssertionError(e);
        }
    }

    private static Filter filter(String... pairs) throws InvalidFilterException {
        List<FilterPair> given = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.add(new FilterPair(pairs[i], pairs[i + 1]));
        }
        return Filter.of(EXPERIMENT, given, BERLIN);
    }

    private static List<String> problems(String... pairs) {
        return catchThrowableOfType(InvalidFilterException.class, () -> filter(pairs))
                .problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pk | 7",
                "pk__in | 1, 7,9",
                "pk__gte | 7",
                "pk__lt | 8",
                "pk__contains | 7",
                "label | Run_7.B",
                "pk__range | '7,9'",
                "depth__range | '30.5,31'",
                "created__range | '2024-05-18,2024-05-19'",
                "created__year__range | '2024,2025'",
                "pk__range! | '8,9'",
                "label__iexact | RUN_7.b",
                "label__contains | _7",
                "label__icontains | rUN",
                "label__startswith | Run",
                "label__istartswith | run",
                "label__endswith | .B",
                "label__iendswith | .b",
                "label__regex | ^Run_[0-9]+",
                "label__iregex | ^run_",
                "label__gt | Run",
                "label! | other",
                "label__in! | a,b",
                "state__isnull | true",
                "state__isnull! | false",
                "state! | done",
                "status | FAILED",
                "status__iexact | failed",
                "status__in | STARTED,FAILED",
                "status__startswith | FAI",
                "status! | STARTED",
                "depth | 30.5",
                "depth__gt | 30",
                "failed | False",
                "failed__in | 0",
                "created | 2024-05-18T00:30",
                "created__gte | 2024-05-18",
                "created__lt | 2024-05-17T22:30:01Z",
                "created__date | 2024-05-18",
                "created__date__lte | 2024-05-18",
                "created__year | 2024",
                "created__year__in | 2023,2024",
                "created__month__gte | 5",
                "tags | pilot",
                "tags! | absent",
                "sample.individual.species | HUMAN",
                "sample__individual.species__icontains | hum",
                "sample.individual | 3",
                "species | HUMAN",
                "projects | 100",
                "projects__pk | 200",
                "projects.id | 200",
                "projects__in | 5,100",
                "projects__title__iexact | atlas",
                "projects! | 300",
                "projects__isnull | false",
                "metadata__lanes | 4",
                "metadata__lanes__gt | 3.5",
                "metadata__cycles__gt | 20",
                "metadata.kit.name | v3",
                "metadata__ok | true",
                "metadata__absent__isnull | true",
            })
    void it_matches(String key, String value) {
        assertThat(matches(key, value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pk | 8",
                "pk__in | 1,2",
                "pk__in | ,",
                "pk__gt | 7",
                "pk__range | '8,9'",
                "pk__range | '9,1'",
                "label__contains | Run%",
                "label__contains | Run.7",
                "label__istartswith | run_7_",
                "pk! | 7",
                "label | run_7.b",
                "label__regex | ^un",
                "state | done",
                "state__icontains | o",
                "state__gt | a",
                "state__isnull | false",
                "depth__lt | 30.5",
                "failed | true",
                "created__date | 2024-05-17",
                "created__lt | 2024-05-18",
                "created__month | 4",
                "tags | Pilot",
                "sample.individual.species! | HUMAN",
                "projects | 300",
                "projects! | 100",
                "projects__isnull | true",
                "metadata__lanes__gt | 4",
                "metadata__cycles__lt | 20",
                "metadata__kit | v3",
                "metadata__absent | x",
            })
    void it_does_not_match(String key, String value) {
        assertThat(matches(key, value)).isFalse();
    }

    @Test
    void filters_are_anded_a_repeated_key_too() {
        assertThat(matches(DOCUMENT, "projects", "100", "projects", "200")).isTrue();
        assertThat(matches(DOCUMENT, "projects", "100", "projects", "300")).isFalse();
        assertThat(matches(DOCUMENT, "label__contains", "Run", "label__contains", "B"))
                .isTrue();
        assertThat(matches(DOCUMENT)).isTrue();
    }

    @Test
    void a_relation_without_anybody_is_null() {
        Map<String, Object> alone = new LinkedHashMap<>(DOCUMENT);
        alone.put("projects", List.of());
        alone.put("sample", null);
        assertThat(matches(alone, "projects__isnull", "true")).isTrue();
        assertThat(matches(alone, "sample__individual__species__isnull", "1")).isTrue();
        assertThat(matches(alone, "species", "HUMAN")).isFalse();
        assertThat(matches(alone, "projects!", "100")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "proyects | 100 | did you mean 'projects'?",
                "sample.indiviual.species | x | did you mean 'individual'?",
                "label__icontain | x | did you mean 'icontains'?",
                "metadata__kit__icontain | x | is 'icontain' the look-up icontains? If it is a key, write metadata__kit__icontain__exact",
                "created__yaer | 2024 | did you mean 'year'?",
                "nothing | 1 | experiment has no field 'nothing'; its fields are created, depth, failed, label, metadata, pk, projects, sample, species, state, status, tags",
                "pk | seven | 'seven' is not a whole number of at most 18 digits",
                "pk__in | 1,x | 'x' is not a whole number of at most 18 digits",
                "projects | Atlas | 'Atlas' is not a whole number of at most 18 digits",
                "depth | much | 'much' is not a number",
                "failed | maybe | 'maybe' is neither true nor false",
                "failed__gt | true | gt does not compare true or false",
                "state__isnull | yes | 'yes' is neither true nor false",
                "created | yesterday | 'yesterday' is no time",
                "created__date | 17.5.2024 | '17.5.2024' is no date",
                "created__date__icontains | 17 | icontains does not compare a date",
                "created__year | MMXXIV | 'MMXXIV' is no year",
                "pk__range | 5 | '5' is no range; write the least and the most",
                "pk__range | '1,2,3' | is no range",
                "failed__range | '0,1' | range does not compare true or false",
                "pk | 99999999999999999999 | is not a whole number of at most 18 digits",
                "status | NADA | 'NADA' is never its value; it is one of STARTED, SUCCEEDED, FAILED",
                "status | failed | (did you mean 'FAILED'?)",
                "status! | SUCEEDED | (did you mean 'SUCCEEDED'?)",
                "status__in | FAILED,NADA | 'NADA' is never its value",
                "status__iexact | fehler | 'fehler' is never its value",
                "failed__gt | true | possible are exact, iexact, contains, icontains, startswith, istartswith, endswith, iendswith, regex, iregex, in, isnull",
                "label__regex | a( | 'a(' is no regular expression of RE2",
                "label__regex | (a)\\1 | is no regular expression of RE2",
                "label__contains__exact | x | there is no look-up 'exact' for label",
                "sample | S1 | name a field of sample; it is one of identifier, individual",
                "label__ | x | it is no name of a field",
            })
    void what_means_nothing_is_refused_with_what_was_meant(String key, String value, String sentence) {
        assertThat(problems(key, value)).singleElement().asString().contains("filter " + key, sentence);
    }

    /** Nothing in a value is a wildcard or an escape, but in a regular expression. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "%",
                "_",
                "\\",
                "x' OR '1'='1",
                "\u0000",
                "\u00e9",
                "\ud83e\udd8b",
                "\ud83e",
                "-- ",
                "\n"
            })
    void a_value_means_itself_whatever_it_is_made_of(String part) {
        Map<String, Object> odd = new LinkedHashMap<>(DOCUMENT);
        odd.put("label", "a" + part + "b");
        for (String key : List.of("label", "label__exact", "label__iexact", "label__in")) {
            assertThat(matches(odd, key, "a" + part + "b")).as(key).isTrue();
        }
        for (String key : List.of("label__contains", "label__icontains")) {
            assertThat(matches(odd, key, part)).as(key).isTrue();
        }
        assertThat(matches(odd, "label__startswith", "a" + part)).isTrue();
        assertThat(matches(odd, "label__iendswith", part + "B")).isTrue();
        odd.put("label", "axb");
        assertThat(matches(odd, "label__contains", part)).isFalse();
        assertThat(matches(odd, "label", "a" + part + "b")).isFalse();
    }

    @Test
    void every_wrong_filter_is_named() {
        assertThat(problems("nothing", "1", "pk", "1", "label__regex", "[", "pk", "x"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)+$", "(.*)*x", "((a{1,100}){1,10}){1,2}b", "((a{1000}){1000}){1000}b"})
    @Timeout(60)
    void no_regular_expression_takes_long(String pattern) {
        Map<String, Object> long_ = new LinkedHashMap<>(DOCUMENT);
        long_.put("label", "a".repeat(20_000) + "!");
        try {
            assertThat(filter("label__regex", pattern).matches(long_)).isFalse();
        } catch (InvalidFilterException refused) {
            assertThat(refused).hasMessageContaining("repeats too much");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^[0-9]{6}_[A-Z0-9]{1,10}_[0-9]{4}_[A-Z0-9]{10}$",
                "(a{1000}|b{900})",
                "[]{9999}]{3}",
                "\\{9999}",
                "{9999}x",
                "((x",
                "x)"
            })
    void what_people_write_is_not_refused_for_its_repetitions(String pattern) {
        try {
            filter("label__regex", pattern);
        } catch (InvalidFilterException refused) {
            assertThat(refused).hasMessageNotContaining("repeats too much");
        }
    }

    @Test
    void a_store_is_told_what_to_look_for() throws InvalidFilterException {
        assertThat(filter("pk__in", "4,5").wanted("pk")).contains(Set.of(4L, 5L));
        assertThat(filter("projects", "100", "label", "x").wanted("projects__pk"))
                .contains(Set.of(100L));
        assertThat(filter("species", "HUMAN").wanted("sample__individual__species"))
                .contains(Set.of("HUMAN"));
        for (String key : Arrays.asList("pk!", "pk__gt", "pk__contains")) {
            assertThat(filter(key, "4").wanted("pk")).isEqualTo(Optional.empty());
        }
        assertThat(filter("created__year", "2024").wanted("created")).isEmpty();
    }
}
