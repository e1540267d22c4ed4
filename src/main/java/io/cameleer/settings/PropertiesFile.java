package io.cameleer.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a file of {@link Properties}' syntax in UTF-8, keeping the line of each key. */
final class PropertiesFile {

    private final String name;
    private final Map<String, SettingValue> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private PropertiesFile(String name) {
        this.name = name;
    }

    static PropertiesFile read(Path path) {
        PropertiesFile file = new PropertiesFile(path.toString());
        try {
            file.parse(Files.readAllLines(path));
        } catch (CharacterCodingException notUtf8) {
            file.problems.add(path + ": is not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            file.problems.add(path + ": cannot be read (" + unreadable + "); check the path and its permissions");
        }
        return file;
    }

    Map<String, SettingValue> values() {
        return values;
    }

    List<String> problems() {
        return problems;
    }

    List<String> warnings() {
        return warnings;
    }

    private void parse(List<String> lines) {
        int next = 0;
        while (next < lines.size()) {
            int first = next;
            StringBuilder logical = new StringBuilder(lines.get(next++));
            while (!isComment(logical) && continues(logical) && next < lines.size()) {
                logical.append('\n').append(lines.get(next++));
            }
            take(logical.toString(), first + 1);
        }
    }

    private void take(String logicalLine, int number) {
        Properties one = new Properties();
        String place = name + " line " + number;
        try {
            one.load(new StringReader(logicalLine));
        } catch (IllegalArgumentException badEscape) {
            problems.add(
                    place + ": has a backslash and a u that four hexadecimal digits must follow; double the backslash");
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
        for (String key : one.stringPropertyNames()) {
            if (key.isEmpty()) {
                warnings.add(place + ": has no key, so nobody reads its value");
                continue;
            }
            SettingValue earlier = values.put(key, new SettingValue(one.getProperty(key), place));
            if (earlier != null) {
                warnings.add(place + ": " + key + " was set before in " + earlier.source() + "; this line wins");
            }
        }
    }

    private static boolean isComment(CharSequence line) {
        String stripped = line.toString().strip();
        return stripped.startsWith("#") || stripped.startsWith("!");
    }

    /** Whether an odd number of backslashes ends the line, so that the next one belongs to it. */
    private static boolean continues(CharSequence line) {
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
