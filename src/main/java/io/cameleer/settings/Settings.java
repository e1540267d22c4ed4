package io.cameleer.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The merged settings: defaults, over them {@code application.properties}, over it the environment, over it the command
 * line. Every value was checked when it was loaded, so the getters do not fail. Immutable.
 *
 * <p>Merged here and not by Camel, because Camel 4.17 orders its sources differently for placeholders and for its own
 * options.
 */
public final class Settings {

    private static final String HIDDEN = "********";

    private final Map<String, SettingValue> values;
    private final List<String> warnings;

    Settings(Map<String, SettingValue> values, List<String> warnings) {
        this.values = new LinkedHashMap<>(values);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads all places.
     *
     * @param file {@code null} for {@code application.properties} in the working directory, which may be absent
     * @param environment usually {@link System#getenv()}
     * @param options the values of {@code --property}, each {@code key=value}
     * @throws SettingsException with one line for each value that is not allowed
     */
    public static Settings load(@Nullable Path file, Map<String, String> environment, List<String> options) {
        return new SettingsLoader().load(file, environment, options);
    }

    /** The same with another value of one key, whose source is said to be {@code source}. */
    public Settings with(SettingKey key, String value, String source) {
        Map<String, SettingValue> changed = new LinkedHashMap<>(values);
        changed.put(key.keyName(), new SettingValue(value, source));
        return new Settings(changed, warnings);
    }

    /** What is probably a mistake but stops nothing: keys that nobody reads, keys set twice. */
    public List<String> warnings() {
        return warnings;
    }

    /** The value as text; empty where the setting is empty. */
    public String text(SettingKey key) {
        return setting(key).value();
    }

    /** The value as text, absent where the setting is empty. */
    public Optional<String> given(SettingKey key) {
        return Optional.of(text(key)).filter(value -> !value.isEmpty());
    }

    public int integer(SettingKey key) {
        return Integer.parseInt(text(key));
    }

    public boolean flag(SettingKey key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The site's secrets by their names: {@code slack} of {@code cameleer.secret.slack} or {@code CAMELEER_SECRET_SLACK}. */
    public Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(SettingsLoader.SECRET_PREFIX) && !value.value().isEmpty()) {
                secrets.put(name.substring(SettingsLoader.SECRET_PREFIX.length()), value.value());
            }
        });
        return secrets;
    }

    /** A size in bytes. */
    public long bytes(SettingKey key) {
        return SettingKind.bytes(text(key)).orElseThrow(() -> new IllegalStateException(key.keyName() + " is no size"));
    }

    public Path path(SettingKey key) {
        return Path.of(text(key));
    }

    /** The parts between commas, without blanks around them and without empty ones. */
    public List<String> list(SettingKey key) {
        return Arrays.stream(text(key).split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Where the value came from, as an error should name it. */
    public String source(SettingKey key) {
        return setting(key).source();
    }

    /** The error of a value that is no good for a reason that only its user knows; {@code allowed} completes "allowed is …". */
    public SettingsException refused(SettingKey key, String allowed) {
        String shown = key.secret() ? "" : " '" + text(key) + "'";
        return new SettingsException(List.of(source(key) + ": " + key.keyName()
                + (shown.isEmpty() ? " is wrong" : " is" + shown) + "; allowed is " + allowed));
    }

    /** The archive's folder, which is in the home unless set. */
    public Path archive() {
        return given(SettingKey.ARCHIVE).map(Path::of).orElseGet(() -> path(SettingKey.HOME)
                .resolve("archive"));
    }

    public ZoneId zone() {
        return given(SettingKey.SITE_ZONE).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** The port of the SMTP server: the given one, else the usual one of the encryption. */
    public int mailPort() {
        return given(SettingKey.MAIL_PORT).map(Integer::valueOf).orElseGet(() -> switch (text(SettingKey.MAIL_TLS)
                .toLowerCase(Locale.ROOT)) {
            case "starttls" -> 587;
            case "implicit" -> 465;
            default -> 25;
        });
    }

    /**
     * All settings, the operators' own keys and Camel's included, for {@code Main.addOverrideProperty}. Where an empty
     * value stands for a folder, the folder is given. The administrator's password is nothing for routes.
     */
    public Properties asCamelProperties() {
        Properties properties = new Properties();
        values.forEach((name, value) -> properties.setProperty(name, value.value()));
        properties.setProperty(SettingKey.ARCHIVE.keyName(), archive().toString());
        properties.remove(SettingKey.ADMIN_PASSWORD.keyName());
        return properties;
    }

    /** One line a setting with its place; secrets hidden. */
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + shown(entry.getKey(), entry.getValue()) + "  ("
                        + entry.getValue().source() + ")")
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private SettingValue setting(SettingKey key) {
        SettingValue value = values.get(key.keyName());
        if (value == null) {
            throw new IllegalStateException("the loader left out " + key.keyName());
        }
        return value;
    }

    /** Operators' own keys are hidden by their names, because nothing else tells what is in them. */
    private static String shown(String name, SettingValue value) {
        boolean secret = SettingKey.named(name).map(SettingKey::secret).orElseGet(() -> name.toLowerCase(Locale.ROOT)
                .matches(".*(passw|secret|token|credential|api-?key).*"));
        return secret && !value.value().isEmpty() ? HIDDEN : value.value();
    }
}
