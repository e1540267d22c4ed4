package io.cameleer.report;

import io.cameleer.analysis.AnalysisStatus;
import io.cameleer.callback.MailAddress;
import io.cameleer.callback.MailSettings;
import io.cameleer.job.ParameterCheck;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs that report can be given: {@code recipients}, and to the report on analyses Isabl's {@code status} and
 * {@code seconds}. Each method says what is wrong as an {@link IllegalArgumentException} that begins with the parameter's name.
 */
public final class ReportParameters {

    private static final String RECIPIENTS = "recipients";
    private static final String STATUS = "status";
    private static final String SECONDS = "seconds";
    private static final int MOST_RECIPIENTS = 100;
    private static final long MOST_SECONDS = 366L * 24 * 3600;

    private ReportParameters() {}

    /** Checks what {@code report-failed-signals} is to be given. */
    public static void checkFailedSignals(Map<String, ?> parameters, MailSettings site) {
        check(parameters, List.of(RECIPIENTS), site);
    }

    /** Checks what {@code report-status-change} is to be given. */
    public static void checkStatusChange(Map<String, ?> parameters, MailSettings site) {
        check(parameters, List.of(STATUS, SECONDS, RECIPIENTS), site);
        status(parameters);
        seconds(parameters);
    }

    private static void check(Map<String, ?> parameters, List<String> known, MailSettings site) {
        ParameterCheck.requireKnown(parameters, known);
        if (recipients(parameters).isEmpty() && site.to().isEmpty()) {
            throw new IllegalArgumentException(
                    RECIPIENTS + " is missing, and the site has none; give some, or set cameleer.mail.to");
        }
    }

    /** A list of addresses, or a text with commas between, each once; none: the site's. */
    static List<String> recipients(Map<?, ?> parameters) {
        Object given = parameters.get(RECIPIENTS);
        if (given == null) {
            return List.of();
        }
        Set<String> addresses = new LinkedHashSet<>();
        for (Object item : given instanceof List<?> list ? list : List.of(given)) {
            if (!(item instanceof String text)) {
                throw new IllegalArgumentException(RECIPIENTS + " is neither a text nor a list of texts");
            }
            try {
                addresses.addAll(given instanceof String ? MailAddress.list(text) : List.of(MailAddress.one(text)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(RECIPIENTS + ": " + e.getMessage(), e);
            }
        }
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(RECIPIENTS + " is empty; leave it out for those of cameleer.mail.to");
        }
        if (addresses.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    RECIPIENTS + " holds more than " + MOST_RECIPIENTS + " addresses; use that of a mailing list");
        }
        return new ArrayList<>(addresses);
    }

    /** FAILED where it is left out. */
    static AnalysisStatus status(Map<?, ?> parameters) {
        String word = text(parameters, STATUS, AnalysisStatus.FAILED.name());
        return AnalysisStatus.named(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        STATUS + " is '" + word + "'; it is one of " + AnalysisStatus.list()));
    }

    /** An hour where it is left out. */
    static long seconds(Map<?, ?> parameters) {
        String text = text(parameters, SECONDS, "3600");
        long seconds = text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    SECONDS + " is '" + text + "'; give a whole number from 1 to " + MOST_SECONDS);
        }
        return seconds;
    }

    private static String text(Map<?, ?> parameters, String name, String fallback) {
        @Nullable Object value = parameters.get(name);
        return value == null ? fallback : String.valueOf(value);
    }
}
