package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameBytesTest {

    @Property(tries = 500)
    void any_name_keeps_its_bytes(@ForAll("names") byte[] name) throws MalformedLineException {
        Path path = NameBytes.path(name);

        assertThat(NameBytes.of(path)).isEqualTo(name);
        assertThat(NameBytes.relative(name)).isEqualTo(path);
        assertThat(path.isAbsolute()).isFalse();
    }

    @Provide
    Arbitrary<byte[]> names() {
        Arbitrary<Byte> bytes = Arbitraries.bytes()
                .filter(b -> b != 0 && b != '/')
                .edgeCases(edges -> edges.add((byte) '%', (byte) 0xff, (byte) '\n', (byte) ' '));
        Arbitrary<List<Byte>> parts =
                bytes.list().ofMinSize(1).ofMaxSize(20).filter(part -> part.get(0) != '.' || part.size() > 2);
        return parts.list().ofMinSize(1).ofMaxSize(3).map(NameBytesTest::join);
    }

    @Test
    void the_target_of_a_link_keeps_its_dots() {
        byte[] target = "../../caf\u00e9/..".getBytes(UTF_8);

        assertThat(NameBytes.of(NameBytes.path(target))).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/etc/passwd", "a/../b", "..", ".", "a//b", "a/", "a\u0000b", "caf\u00e9/../x"})
    void a_name_that_leads_elsewhere_is_refused(String name) {
        assertThatThrownBy(() -> NameBytes.relative(name.getBytes(UTF_8))).isInstanceOf(MalformedLineException.class);
    }

    @Test
    void a_shown_name_is_one_line_without_surprises() {
        assertThat(NameBytes.shown(new byte[] {'a', '\n', 0x1b, (byte) 0xff, 0x7f}))
                .isEqualTo("a\\x0a\\x1b\\xff\\x7f");
        assertThat(NameBytes.shown("caf\u00e9 \u202egnp.exe \u0085".getBytes(UTF_8)))
                .isEqualTo("caf\u00e9 \\u202egnp.exe \\u0085");
    }

    private static byte[] join(List<List<Byte>> parts) {
        byte[] name = new byte[parts.stream().mapToInt(List::size).sum() + parts.size() - 1];
        int length = 0;
        for (List<Byte> part : parts) {
            if (length > 0) {
                name[length++] = '/';
            }
            for (Byte b : part) {
                name[length++] = b;
            }
        }
        return name;
    }
}
