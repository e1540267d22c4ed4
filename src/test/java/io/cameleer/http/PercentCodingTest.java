package io.cameleer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PercentCodingTest {

    @Property
    void what_was_encoded_comes_back(@ForAll String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        String expected = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        assertThat(PercentCoding.decodePath(encoded.replace("+", "%20"))).isEqualTo(expected);
        assertThat(PercentCoding.decodeQuery("a=" + encoded)).isEqualTo(Map.of("a", List.of(expected)));
    }

    @Example
    void a_query_keeps_equals_signs_repetitions_and_empty_values() {
        assertThat(PercentCoding.decodeQuery("a=1=2&b&a=%26&&c="))
                .isEqualTo(Map.of("a", List.of("1=2", "&"), "b", List.of(""), "c", List.of("")));
    }

    @Example
    void what_is_no_encoding_is_refused_instead_of_guessed() {
        for (String wrong : List.of("%", "%4", "%zz", "%FF", "%C3", "%-1")) {
            assertThatThrownBy(() -> PercentCoding.decodePath(wrong)).as(wrong).isInstanceOf(ProblemException.class);
        }
    }
}
