package io.cameleer.signal;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A failure as a sentence for people and as a traceback for the record: each cause with its sentence, and the few places
 * nearest to it.
 */
final class SignalFailureText {

    /** Enough to find the cause, little enough for a row. */
    private static final int LONGEST = 20_000;

    private static final int PLACES_OF_A_CAUSE = 8;
    private static final int CAUSES = 10;

    private SignalFailureText() {}

    static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : firstLine(message);
    }

    private static String firstLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }

    /** What ran elsewhere brings its own traceback; Java's is the causes. */
    static String traceback(Throwable failure) {
        if (failure instanceof WithTraceback with) {
            return capped(with.traceback());
        }
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null && seen.size() < CAUSES && seen.add(cause); ) {
            text.append(text.isEmpty() ? "" : "Caused by: ").append(cause).append('\n');
            StackTraceElement[] places = cause.getStackTrace();
            for (int i = 0; i < Math.min(PLACES_OF_A_CAUSE, places.length); i++) {
                text.append("    at ").append(places[i]).append('\n');
            }
            if (places.length > PLACES_OF_A_CAUSE) {
                text.append("    … ").append(places.length - PLACES_OF_A_CAUSE).append(" more\n");
            }
            cause = cause.getCause();
        }
        return capped(text.toString());
    }

    private static String capped(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
