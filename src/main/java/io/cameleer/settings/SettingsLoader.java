package io.cameleer.settings;

import io.cameleer.spelling.Similar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merges the four places that give settings, later ones over earlier ones, and checks every value. */
final class SettingsLoader {

    static final String PREFIX = "cameleer.";
    static final String SECRET_PREFIX = "cameleer.secret.";
    private static final String VARIABLE_PREFIX = "CAMELEER_";
    private static final String SECRET_VARIABLE_PREFIX = "CAMELEER_SECRET_";
    private static final Path DEFAULT_FILE = Path.of("application.properties");

    private final Map<String, SettingValue> values = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Settings load(@Nullable Path givenFile, Map<String, String> environment, List<String> options) {
        for (SettingKey key : SettingKey.values()) {
            values.put(key.keyName(), new SettingValue(key.defaultValue(), "default"));
        }
        takeFile(givenFile);
        takeEnvironment(environment);
        options.forEach(this::takeOption);
        check();
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Settings(values, warnings);
    }

    private void takeFile(@Nullable Path givenFile) {
        if (givenFile == null && !Files.exists(DEFAULT_FILE)) {
            return;
        }
        PropertiesFile file = PropertiesFile.read(givenFile == null ? DEFAULT_FILE : givenFile);
        problems.addAll(file.problems());
        warnings.addAll(file.warnings());
        file.values().forEach(this::put);
    }

    private void takeEnvironment(Map<String, String> environment) {
        for (EnvironmentAlias alias : EnvironmentAlias.ALL) {
            String given = environment.get(alias.variable());
            if (given != null) {
                String value = alias.translate().apply(given);
                if (!value.isEmpty() || given.isEmpty()) {
                    put(alias.key().keyName(), new SettingValue(value, variable(alias.variable())));
                }
            }
        }
        List<String> known = Arrays.stream(SettingKey.values())
                .map(SettingKey::environmentVariable)
                .toList();
        for (SettingKey key : SettingKey.values()) {
            String value = environment.get(key.environmentVariable());
            if (value != null) {
                put(key.keyName(), new SettingValue(value, variable(key.environmentVariable())));
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith(SECRET_VARIABLE_PREFIX)) {
                String secret = name.substring(SECRET_VARIABLE_PREFIX.length());
                put(
                        SECRET_PREFIX + secret.toLowerCase(Locale.ROOT).replace('_', '-'),
                        new SettingValue(value, variable(name)));
            }
        });
        environment.keySet().stream()
                .filter(name -> name.startsWith(VARIABLE_PREFIX)
                        && !name.startsWith(SECRET_VARIABLE_PREFIX)
                        && !known.contains(name))
                .sorted()
                .forEach(name -> warnings.add(
                        variable(name) + ": no setting is overridden by it" + hint(Similar.nearest(name, known))));
    }

    private void takeOption(String option) {
        int equals = option.indexOf('=');
        if (equals < 1) {
            problems.add(
                    "--property '" + option + "': write it as key=value, as in --property cameleer.http.port=8001");
            return;
        }
        String name = option.substring(0, equals).strip();
        put(name, new SettingValue(option.substring(equals + 1), "--property " + name));
    }

    private void put(String name, SettingValue value) {
        Optional<SettingKey> key = SettingKey.named(name);
        boolean secret = name.startsWith(SECRET_PREFIX);
        if (secret && !name.substring(SECRET_PREFIX.length()).matches("[a-z0-9][a-z0-9-]*")) {
            problems.add(value.source() + ": a secret's name has lower-case letters, digits and dashes only, as in "
                    + SECRET_PREFIX + "slack-hook");
        }
        if (key.isEmpty() && !secret && name.startsWith(PREFIX)) {
            List<String> known =
                    Arrays.stream(SettingKey.values()).map(SettingKey::keyName).toList();
            warnings.add(value.source() + ": there is no setting " + name + hint(Similar.nearest(name, known)));
        }
        // A space at the end of a line is invisible in an editor; only in a password it may be meant.
        boolean exact = key.map(SettingKey::secret).orElse(secret);
        values.put(name, exact ? value : new SettingValue(value.value().strip(), value.source()));
    }

    private void check() {
        for (SettingKey key : SettingKey.values()) {
            SettingValue value = values.getOrDefault(key.keyName(), new SettingValue("", ""));
            if (!key.accepts(value.value())) {
                problems.add(value.source() + ": " + key.keyName() + " is '" + value.value() + "'; allowed is "
                        + key.allowed());
            }
        }
    }

    private static String variable(String name) {
        return "environment variable " + name;
    }

    private static String hint(Optional<String> nearest) {
        return nearest.map(name -> "; did you mean " + name + "?").orElse("");
    }
}
