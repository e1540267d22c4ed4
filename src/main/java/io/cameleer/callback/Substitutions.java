package io.cameleer.callback;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills Study Governor's names ({@code $EXPERIMENT}, {@code $SUBJECT}, {@code $XNAT}, {@code $CALLBACK_EXECUTION},
 * {@code $CALLBACK_SECRET}) and ours ({@code ${label}}, {@code ${variables.name}}, {@code ${metadata.name}}) into a text.
 * It is done in one pass: what was filled in is not looked at again, so that a variable's value cannot fetch the secret.
 * Anything else with a dollar stays as it is.
 */
public final class Substitutions {

    private static final Pattern NAME =
            Pattern.compile("\\$(?<governor>XNAT|EXPERIMENT|SUBJECT|CALLBACK_EXECUTION|CALLBACK_SECRET)"
                    + "|\\$\\{(?<own>label|variables\\.(?<variable>[^}]+)|metadata\\.(?<attribute>[^}]+))}");

    private final CallbackContext context;
    private final String xnat;

    /**
     * @param xnat the name of the external system that {@code $XNAT} stands for; it need not exist as long as no text
     *     mentions it
     */
    public Substitutions(CallbackContext context, String xnat) {
        this.context = context;
        this.xnat = xnat;
    }

    /** The text with every name filled in. */
    public String fill(String text) {
        return fill(text, UnaryOperator.identity());
    }

    /** The same, with {@code escape} applied to what our own names stand for; addresses and the secret go in as they are. */
    String fill(String text, UnaryOperator<String> escape) {
        Matcher matcher = NAME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value =
                    matcher.group("own") == null ? governor(matcher.group("governor")) : escape.apply(own(matcher));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    private String governor(String name) {
        return switch (name) {
            case "XNAT" -> xnatAddress();
            case "EXPERIMENT" -> context.experimentApiUrl();
            case "SUBJECT" -> context.subjectApiUrl();
            case "CALLBACK_EXECUTION" -> context.executionApiUrl();
            default -> context.secret();
        };
    }

    private String xnatAddress() {
        String address = context.externalSystems().get(xnat);
        if (address == null) {
            throw new CallbackFailure(
                    "$XNAT stands for the external system '" + xnat
                            + "', which is not known; add it under external_systems or name another in xnat_external_system_name");
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
