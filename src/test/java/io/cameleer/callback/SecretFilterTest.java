package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretFilterTest {

    @Property
    void a_stream_in_any_pieces_shows_what_the_whole_text_would(
            @ForAll("secrets") String secret, @ForAll("pieces") List<String> pieces) {
        SecretFilter filter = new SecretFilter(secret);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            shown.writeBytes(filter.pass(bytes, bytes.length));
        }
        shown.writeBytes(filter.end());

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo(SecretFilter.redact(String.join("", pieces), secret));
    }

    /** Few letters, so that secrets begin, break off and overlap often. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(5);
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.strings().withChars("abü").ofMaxLength(12).list().ofMaxSize(6);
    }
}
