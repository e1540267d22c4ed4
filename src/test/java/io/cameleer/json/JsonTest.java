package io.cameleer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON keeps what it is given. */
class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789012345678901234567890",
                "-9223372036854775809",
                "1.50",
                "0.1000000000000000055511151231257827",
                "1E+20",
                "1E-7",
                "true",
                "null",
                "\"\"",
                "\"😀 ä \\u0000 \\\" \\\\\"",
                "[]",
                "{}",
                "{\"z\":1,\"a\":[1,2.0,{\"on\":\"yes\"}],\"m\":null}"
            })
    void what_is_read_is_written_again_letter_by_letter(String json) {
        assertThat(Json.write(Json.read(json))).isEqualTo(json);
    }

    @Test
    void numbers_are_the_smallest_exact_type() {
        assertThat(Json.readList("[1, 3000000000, 123456789012345678901234567890, 1e20, 1.50]"))
                .containsExactly(
                        1,
                        3_000_000_000L,
                        new BigInteger("123456789012345678901234567890"),
                        new BigDecimal("1e20"),
                        new BigDecimal("1.50"));
    }

    @Test
    void half_a_surrogate_pair_is_written_so_that_it_can_be_stored() {
        assertThat(Json.write(Map.of("text", "a\uD83D\uDE00b\uD83Dc\uDE00")))
                .isEqualTo("{\"text\":\"a😀b\\uD83Dc\\uDE00\"}");
        assertThat(Json.readObject("{\"text\":\"b\\uD83Dc\"}")).isEqualTo(Map.of("text", "b\uD83Dc"));
    }

    @Test
    void what_is_wrong_is_named_with_its_place() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.readObject("{\"a\":1,\n\"b\":}"))
                .withMessageContaining("line 2")
                .withMessageContaining("column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "[1] x", "{\"a\":1 \"b\":2}", "NaN", "{'a':1}", "01"})
    void what_is_no_json_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(text))
                .withMessageStartingWith("Not valid JSON");
    }

    @Test
    void another_kind_of_value_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.readObject("[1]"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.readList("{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.readObject("null"));
        assertThatIllegalArgumentException().isThrownBy(() -> Json.readList("null"));
    }

    @Test
    void a_document_that_would_exhaust_the_stack_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.read("[".repeat(100_000)));
    }

    @Test
    void strings_come_from_anything() {
        assertThat(Json.readStrings("[\"a\", 1, true]")).containsExactly("a", "1", "true");
        assertThat(Json.readStrings(null)).isEmpty();
    }

    @Property(tries = 300)
    void any_document_survives_writing_and_reading(@ForAll("documents") Object document) {
        assertThat(Json.read(Json.write(document))).isEqualTo(document);
        assertThat(Json.read(Json.writeIndented(document))).isEqualTo(document);
    }

    @Provide
    Arbitrary<Object> documents() {
        Arbitrary<@Nullable Object> scalars = Arbitraries.oneOf(
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.strings().ofMaxLength(8).asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().greaterOrEqual(1L << 31).asGeneric(),
                Arbitraries.bigIntegers()
                        .between(BigInteger.TWO.pow(63), BigInteger.TWO.pow(200))
                        .asGeneric(),
                Arbitraries.bigDecimals().ofScale(5).asGeneric());
        return Arbitraries.recursive(() -> scalars, JsonTest::nested, 0, 3);
    }

    private static Arbitrary<Object> nested(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(list -> (Object) List.copyOf(list)),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), inner)
                        .ofMaxSize(3)
                        .map(map -> (Object) new LinkedHashMap<>(map)));
    }
}
