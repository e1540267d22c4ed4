package io.cameleer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the shipped file and the table of keys together. */
class ApplicationPropertiesTest {

    private static final Path FILE = Path.of("application.properties");

    @Test
    void the_shipped_file_has_each_key_once_with_its_default_below_its_reason() throws IOException {
        List<String> expected = Arrays.stream(SettingKey.values())
                .map(key -> "# " + key.why() + "\n" + key.keyName() + "=" + key.defaultValue())
                .toList();

        List<String> paragraphs = List.of(Files.readString(FILE).strip().split("\n\n", -1)).stream()
                .skip(1)
                .toList();

        assertThat(paragraphs).containsExactlyElementsOf(expected);
    }

    @Test
    void the_shipped_file_loads_without_a_warning() {
        assertThat(Settings.load(FILE, Map.of(), List.of()).warnings()).isEmpty();
    }

    @Test
    void every_default_is_allowed_and_every_reason_is_one_line() {
        assertThat(SettingKey.values())
                .allSatisfy(key -> assertThat(key.accepts(key.defaultValue())).isTrue())
                .allSatisfy(key -> assertThat(key.why()).matches("[^\n]{10,130}\\."));
    }
}
