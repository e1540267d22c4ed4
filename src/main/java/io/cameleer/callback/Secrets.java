package io.cameleer.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The site's secrets by the names that workflows call them by ({@code cameleer.secret.<name>}). Never written as text. */
public final class Secrets {

    private final Map<String, String> byName;
    private final List<String> alsoHidden;

    private Secrets(Map<String, String> byName, List<String> alsoHidden) {
        this.byName = Map.copyOf(byName);
        this.alsoHidden = List.copyOf(alsoHidden);
    }

    /**
     * The secrets of a site.
     *
     * @param alsoHidden what workflows cannot use and must not be shown either, such as the mail server's password
     */
    public static Secrets of(Map<String, String> byName, List<String> alsoHidden) {
        return new Secrets(byName, alsoHidden);
    }

    public static Secrets none() {
        return of(Map.of(), List.of());
    }

    /** The secret that an argument names. */
    String named(String name, CallbackArguments arguments, String argument) {
        String secret = byName.get(name);
        if (secret == null || secret.isEmpty()) {
            throw arguments.problem(
                    argument,
                    "names the secret '" + name + "', which is not set",
                    "set CAMELEER_SECRET_%s or cameleer.secret.%s"
                            .formatted(name.toUpperCase(Locale.ROOT).replace('-', '_'), name));
        }
        return secret;
    }

    /** All that no text may show; what is shorter would take ordinary words apart. */
    public List<String> hidden() {
        return Stream.concat(byName.values().stream(), alsoHidden.stream())
                .filter(secret -> secret.length() >= Redaction.SHORTEST)
                .toList();
    }

    /** Takes all of them out, and this execution's own. */
    public Redaction redaction(String executionSecret) {
        List<String> all = new ArrayList<>(byName.values());
        all.addAll(alsoHidden);
        all.add(executionSecret);
        return Redaction.of(all);
    }

    @Override
    public String toString() {
        return "secrets " + byName.keySet();
    }
}
