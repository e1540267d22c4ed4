package io.cameleer.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6901, with a slash that may be left out. */
class JsonPointerTest {

    private static final Map<String, Object> DOCUMENT = Map.of(
            "names",
            List.of("John", "Eric"),
            "a/b",
            1,
            "m~n",
            2,
            "",
            3,
            "-",
            4,
            "nothing",
            Arrays.asList((Object) null),
            "~1",
            5);

    @ParameterizedTest
    @CsvSource({"/names/1, Eric", "names/0, John", "/a~1b, 1", "a~1b, 1", "/m~0n, 2", "/, 3", "/-, 4", "/~01, 5"})
    void a_place_is_found(String pointer, String value) {
        assertThat(JsonPointer.parse(pointer).find(DOCUMENT))
                .hasValueSatisfying(found -> assertThat(found).hasToString(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/names/2",
                "/names/-",
                "/names/01",
                "/names/x",
                "/none",
                "/names/0/a",
                "/nothing/0",
                "/names/99999999999"
            })
    void a_place_that_is_not_there_is_empty(String pointer) {
        assertThat(JsonPointer.parse(pointer).find(DOCUMENT)).isEmpty();
    }

    @Test
    void the_empty_text_is_the_whole_document() {
        assertThat(JsonPointer.parse("").find(DOCUMENT)).contains(DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "/a~", "/a~2", "/~~0"})
    void a_bad_escape_is_refused(String pointer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonPointer.parse(pointer))
                .withMessageContaining("'~'");
    }
}
