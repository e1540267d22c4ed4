package io.cameleer.callback;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The site's settings for {@code python_function}.
 *
 * @param interpreter a name on the PATH, or an absolute path
 * @param path where modules are looked for beside the interpreter's own places, as in {@code PYTHONPATH}; may be empty
 * @param config what functions get as {@code config}
 * @param documents gives what functions get as {@code callback_execution_data}, by the execution's id, without the secret
 */
public record PythonSettings(
        String interpreter, String path, Map<String, Object> config, LongFunction<Map<String, Object>> documents) {

    /** Parts of the names of variables that may hold secrets; addresses of databases and brokers hold passwords. */
    private static final List<String> SECRETS =
            List.of("SECRET", "PASSWORD", "PASSWD", "TOKEN", "SALT", "KEY", "CREDENTIAL", "URI", "BROKER", "BACKEND");

    public PythonSettings {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
    }

    /** For where no workflow calls Python: the interpreter on the PATH, with nothing to tell a function. */
    public static PythonSettings plain() {
        return new PythonSettings("python3", "", Map.of(), id -> Map.of());
    }

    /**
     * What a site has told Study Governor in its environment, as Study Governor's callbacks got it in {@code config}: the
     * variables with its prefix, {@code true} and {@code false} as such. What may be a secret is left out.
     */
    public static Map<String, Object> config(Map<String, String> environment) {
        Map<String, Object> config = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith("STUDYGOV_") && SECRETS.stream().noneMatch(name::contains)) {
                String word = value.toLowerCase(Locale.ROOT);
                config.put(name, word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : value);
            }
        });
        return config;
    }
}
