package io.cameleer.callback;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request to send.
 *
 * @param url absolute, http or https, without user information
 * @param headers all that are sent beyond those of the protocol itself
 * @param body null where there is none
 * @param expected the statuses that mean success; empty means any from 200 to 299
 * @param retries how often it may be sent again where no answer came, or one that says 'not now'
 * @param redaction takes the secrets out of what is kept and shown
 */
public record HttpCall(
        String method,
        URI url,
        Map<String, String> headers,
        @Nullable String body,
        Set<Integer> expected,
        int retries,
        Redaction redaction) {

    /** What servers and proxies say when another try may help (RFC 9110, 15; RFC 6585, 4; RFC 8470, 5.2). */
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429, 500, 502, 503, 504);

    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        expected = Set.copyOf(expected);
    }

    boolean expects(int status) {
        return expected.isEmpty() ? status >= 200 && status < 300 : expected.contains(status);
    }

    /** Whether sending it again may bring a better answer than this. */
    boolean mayRepeatAfter(int status) {
        return NOT_NOW.contains(status) && !expects(status);
    }

    /** Without query, headers and secrets, which nobody should read in a log. */
    @Override
    public String toString() {
        return method + " " + redaction.text(url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath());
    }
}
