package io.cameleer.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValuesLineTest {

    /** The original's expression. */
    private static final Pattern ORIGINAL = Pattern.compile("^__VALUES__ = ([^\n]*)$", Pattern.MULTILINE);

    @Property
    void the_line_is_the_one_that_the_original_would_find(@ForAll("pieces") List<String> pieces) {
        ValuesLine line = new ValuesLine();
        pieces.forEach(piece -> line.add(piece.getBytes(StandardCharsets.UTF_8)));

        Matcher original = ORIGINAL.matcher(String.join("", pieces));
        boolean found = original.find();
        assertThat(line.value() != null || line.problem().isPresent()).isEqualTo(found);
        if (found && original.group(1).matches("[0-9]+")) {
            assertThat(line.value()).isEqualTo(Integer.parseInt(original.group(1)));
        }
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of("__VALUES__ = ", "__VALUES__", " = ", "__", "\n", "12", "x", "\n__VALUES__ = 3\n", " ")
                .list()
                .ofMaxSize(8);
    }
}
