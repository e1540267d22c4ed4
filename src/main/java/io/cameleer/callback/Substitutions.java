package io.cameleer.callback;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills Study Governor's names ({@code $EXPERIMENT}, {@code $SUBJECT}, {@code $XNAT}, {@code $CALLBACK_EXECUTION},
 * {@code $CALLBACK_SECRET}) and ours ({@code ${label}}, {@code ${variables.name}}, {@code ${metadata.name}}) into a text.
 * It is done in one pass: what was filled in is not looked at again, so that a variable's value cannot fetch the secret.
 * Anything else with a dollar stays as it is.
 */
public final class Substitutions {

    private static final Pattern NAME =
            Pattern.compile("\\$(?<governor>XNAT|EXPERIMENT|SUBJECT|CALLBACK_EXECUTION|CALLBACK_SECRET|SECRET)"
                    + "|\\$\\{(?<own>label|variables\\.(?<variable>[^}]+)|metadata\\.(?<attribute>[^}]+))}");

    private final CallbackContext context;
    private final @Nullable String xnat;
    private final @Nullable String secret;
    private boolean usedSecret;

    /**
     * @param xnat the name of the external system that {@code $XNAT} stands for; it need not exist as long as no text
     *     mentions it; null leaves {@code $XNAT} as it is
     */
    public Substitutions(CallbackContext context, @Nullable String xnat) {
        this(context, xnat, null);
    }

    /**
     * As the other, and {@code $SECRET} stands for a secret of the site.
     *
     * @param secret null leaves {@code $SECRET} as it is
     */
    Substitutions(CallbackContext context, @Nullable String xnat, @Nullable String secret) {
        this.context = context;
        this.xnat = xnat;
        this.secret = secret;
    }

    /** Whether a text asked for the site's secret. */
    boolean usedSecret() {
        return usedSecret;
    }

    /** The text with every name filled in. */
    public String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    /** The same, with {@code escape} applied to what our own names stand for; addresses go in as they are. */
    String fill(String text, UnaryOperator<String> escape) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = value(matcher);
            // A secret that is a whole address is one; as a part of a text it is escaped as what is ours.
            boolean escaped = matcher.group("own") != null || isSiteSecret(matcher) && !text.equals(matcher.group());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(escaped ? escape.apply(value) : value));
        }
        return matcher.appendTail(filled).toString();
    }

    private String value(Matcher matcher) {
        return matcher.group("own") == null ? governor(matcher.group("governor")) : own(matcher);
    }

    private boolean isSiteSecret(Matcher matcher) {
        return secret != null && "SECRET".equals(matcher.group("governor"));
    }

    private String governor(String name) {
        return switch (name) {
            case "XNAT" -> xnatAddress();
            case "EXPERIMENT" -> context.experimentApiUrl();
            case "SUBJECT" -> context.subjectApiUrl();
            case "CALLBACK_EXECUTION" -> context.executionApiUrl();
            case "SECRET" -> siteSecret();
            default -> context.secret();
        };
    }

    private String siteSecret() {
        if (secret == null) {
            return "$SECRET";
        }
        usedSecret = true;
        return secret;
    }

    private String xnatAddress() {
        if (xnat == null) {
            return "$XNAT";
        }
        String address = context.externalSystems().get(xnat);
        if (address == null) {
            throw new CallbackFailure("$XNAT stands for the external system '" + xnat
                    + "', which is not known; add it under external_systems or name another in"
                    + " xnat_external_system_name");
        }
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private String own(Matcher matcher) {
        if (matcher.group("variable") != null) {
            return member("variable", context.variables(), matcher.group("variable"));
        }
        if (matcher.group("attribute") != null) {
            return member("metadata", context.metadata(), matcher.group("attribute"));
        }
        return context.experimentLabel();
    }

    private String member(String kind, Map<String, Object> values, String name) {
        if (!values.containsKey(name)) {
            throw new CallbackFailure("experiment %s has no %s '%s'".formatted(context.experimentLabel(), kind, name));
        }
        return PythonText.str(values.get(name));
    }
}
