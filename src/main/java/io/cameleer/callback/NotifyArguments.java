package io.cameleer.callback;

import io.cameleer.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the arguments of {@code notify} into the request to a chat's incoming webhook. Whoever knows a webhook's address can
 * write to the chat, so that the address is usually a secret of the site.
 */
public final class NotifyArguments {

    private static final String URL = "url";
    private static final String SECRET = "secret";
    private static final String TEXT = "text";
    private static final String FORMAT = "format";
    private static final String RETRIES = "retries";

    private NotifyArguments() {}

    /**
     * The message that the arguments ask for.
     *
     * @throws CallbackFailure naming the argument that does not fit
     */
    public static Notification read(Map<String, ?> values, CallbackContext context, Secrets secrets) {
        CallbackArguments arguments = new CallbackArguments("notify", values);
        arguments.warnBeyond(Set.of(URL, SECRET, TEXT, FORMAT, RETRIES), context);
        ChatFormat format = format(arguments);
        String text = MessageFields.of(context)
                .fill(TEXT, Dedent.dedent(arguments.text(TEXT)).strip(), format::escape);
        HttpCall call = new HttpCall(
                "POST",
                HttpAddress.read(arguments, arguments.has(SECRET) ? SECRET : URL, address(arguments, secrets)),
                Map.of("Content-Type", "application/json", "Idempotency-Key", context.key()),
                Json.write(format.message(text)),
                Set.of(),
                arguments.wholeNumber(RETRIES, 0, HttpArguments.MOST_RETRIES),
                secrets.redaction(context.secret()));
        return new Notification(call, format, text);
    }

    private static ChatFormat format(CallbackArguments arguments) {
        String name = arguments.optionalText(FORMAT).orElse("slack").toUpperCase(Locale.ROOT);
        for (ChatFormat format : ChatFormat.values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        throw arguments.problem(FORMAT, "is neither slack nor teams", "write one of them");
    }

    private static String address(CallbackArguments arguments, Secrets secrets) {
        if (arguments.has(URL) == arguments.has(SECRET)) {
            String both = arguments.has(URL) ? "stands beside 'secret'" : "is missing, and so is 'secret'";
            throw arguments.problem(
                    URL, both, "give the webhook's address, or better the name of the secret that it is");
        }
        return arguments
                .optionalText(SECRET)
                .map(name -> secrets.named(name, arguments, SECRET))
                .orElseGet(() -> arguments.text(URL));
    }
}
