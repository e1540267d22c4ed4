package io.cameleer.governor;

import io.cameleer.governor.StateDefinition.CallbackDefinition;
import io.cameleer.work.Lane;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads from a callback's arguments where its work goes. */
public final class Lanes {

    /** An address that begins with an external system's name, as in {@code $XNAT/data}. */
    private static final Pattern SYSTEM = Pattern.compile("\\$\\{?([A-Za-z][A-Za-z0-9_]*).*", Pattern.DOTALL);

    private Lanes() {}

    /** The lane of a callback; {@code celery}, Study Governor's usual queue, is the usual one here. */
    public static Lane of(CallbackDefinition callback) {
        Object queue = callback.arguments().get("queue");
        String name = queue == null || queue.toString().isBlank() || queue.equals("celery") ? null : queue.toString();
        return new Lane(callback.function(), site(callback), name);
    }

    private static @Nullable String site(CallbackDefinition callback) {
        if (callback.arguments().get("binary") instanceof String binary) {
            return binary;
        }
        if (!(callback.arguments().get("url") instanceof String url)) {
            return null;
        }
        Matcher system = SYSTEM.matcher(url);
        return system.matches() ? system.group(1) : host(url);
    }

    private static @Nullable String host(String url) {
        try {
            String host = URI.create(url.replaceAll("[{}$\\s].*", "")).getHost();
            return host == null ? null : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
