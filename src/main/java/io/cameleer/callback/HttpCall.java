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
 */
public record HttpCall(
        String method, URI url, Map<String, String> headers, @Nullable String body, Set<Integer> expected) {

    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        expected = Set.copyOf(expected);
    }

    boolean expects(int status) {
        return expected.isEmpty() ? status >= 200 && status < 300 : expected.contains(status);
    }

    /** Without query and headers, which may hold what nobody should read in a log. */
    @Override
    public String toString() {
        return method + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }
}
