package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryLineTest {

    private static final Instant MODIFIED = Instant.parse("2024-03-05T06:07:08.000000001Z");
    private static final String SHA256 = "0123456789abcdef".repeat(4);

    @Test
    void a_line_is_read_as_it_was_written() throws MalformedLineException {
        Path name = NameBytes.path(new byte[] {'t', '\t', '\n', '\\', (byte) 0xff});
        Entry file = new Entry(Kind.FILE, name, 7, MODIFIED, null, new Proof(SHA256, ReadBack.BUFFERED));
        Entry link = new Entry(Kind.LINK, Path.of("a"), 0, MODIFIED, name, null);

        assertThat(read(EntryLine.bytes(file))).isEqualTo(file);
        assertThat(read(EntryLine.bytes(link))).isEqualTo(link);
        assertThat(new String(EntryLine.bytes(link), UTF_8))
                .startsWith("link\t-\t0\t2024-03-05T06:07:08.000000001Z\t-\ta\t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-",
                "pipe\t-\t0\t2024-03-05T06:07:08Z\t-\ta",
                "file\t-\tx\t2024-03-05T06:07:08Z\t-\ta",
                "file\t-\t0\tyesterday\t-\ta",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-\t../a",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-\t/a",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-\ta\\",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-\ta\\x",
                "file\tabc\t0\t2024-03-05T06:07:08Z\tlooked\ta",
                "file\t-\t0\t2024-03-05T06:07:08Z\t-\ta\tb\tc"
            })
    void a_line_that_is_none_is_refused(String line) {
        assertThatThrownBy(() -> EntryLine.parse(line.getBytes(UTF_8), 0)).isInstanceOf(MalformedLineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "  name", "z123456789abcdef", "\\"})
    void a_manifests_line_that_is_none_is_refused(String line) {
        assertThatThrownBy(() -> ManifestLine.parse(line.getBytes(UTF_8))).isInstanceOf(MalformedLineException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  ", "  /etc/passwd", "  ../a", "  a/../../b", " a", "\ta", "-- a"})
    void a_manifests_line_with_a_bad_name_is_refused(String rest) {
        assertThatThrownBy(() -> ManifestLine.parse((SHA256 + rest).getBytes(UTF_8)))
                .isInstanceOf(MalformedLineException.class);
    }

    @Test
    void a_manifests_line_may_say_binary() throws MalformedLineException {
        assertThat(ManifestLine.parse((SHA256 + " *a b").getBytes(UTF_8)))
                .isEqualTo(new ManifestLine(SHA256, Path.of("a b")));
        assertThat(ManifestLine.parse(("\\" + SHA256 + "  a\\nb").getBytes(UTF_8)))
                .isEqualTo(new ManifestLine(SHA256, Path.of("a\nb")));
    }

    private static Entry read(byte[] line) throws MalformedLineException {
        return EntryLine.parse(Arrays.copyOf(line, line.length - 1), 0);
    }
}
