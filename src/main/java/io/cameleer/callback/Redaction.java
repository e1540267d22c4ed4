package io.cameleer.callback;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of texts before anybody keeps or shows them, also where a text holds them percent-encoded or in
 * Base64, as servers repeat what they were sent. Immutable.
 */
public final class Redaction {

    /** Shorter ones would take ordinary words apart, and protect nothing. */
    static final int SHORTEST = 4;

    private final List<String> hidden;

    private Redaction(List<String> hidden) {
        this.hidden = List.copyOf(hidden);
    }

    /** Hides these texts; the longest first, so that a secret within another leaves nothing of it. */
    public static Redaction of(Collection<String> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST) {
                byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                forms.add(secret);
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
                forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"));
                forms.add(Base64.getEncoder().encodeToString(bytes));
            }
        }
        return new Redaction(forms.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    /** The text without the secrets. */
    public String text(String text) {
        String shown = text;
        for (String secret : hidden) {
            shown = shown.replace(secret, SecretFilter.REDACTED);
        }
        return shown;
    }

    /** A plain value, with all texts within it, without the secrets. */
    public @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> shown = new ArrayList<>();
            list.forEach(item -> shown.add(value(item)));
            return shown;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            map.forEach((key, item) -> shown.put(text(String.valueOf(key)), value(item)));
            return shown;
        }
        return value;
    }
}
