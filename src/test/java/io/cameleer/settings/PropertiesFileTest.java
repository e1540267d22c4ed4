package io.cameleer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class PropertiesFileTest {

    /** Java's own reader is the measure; it only knows no lines. */
    @Property(tries = 2000)
    void every_text_means_what_it_means_to_java(
            @ForAll @Chars({'a', 'b', '=', ':', '\\', '\n', '#', '!', ' ', '\t', 'u', '0', 'ü'}) @StringLength(max = 40)
                    String text)
            throws IOException {
        Path path = Files.createTempFile("settings", ".properties");
        PropertiesFile file;
        try {
            Files.writeString(path, text);
            file = PropertiesFile.read(path);
        } finally {
            Files.delete(path);
        }
        Properties expected = new Properties();
        try {
            expected.load(new StringReader(text));
        } catch (IllegalArgumentException badEscape) {
            assertThat(file.problems()).isNotEmpty();
            return;
        }
        expected.remove("");
        Map<String, String> values = new HashMap<>();
        file.values().forEach((key, value) -> values.put(key, value.value()));
        assertThat(file.problems()).isEmpty();
        assertThat(values).isEqualTo(Map.copyOf(expected));
    }
}
