package io.cameleer.callback;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that callbacks call. */
final class HttpAddress {

    private HttpAddress() {}

    /** The address in an argument, all in ASCII. Reasons do not repeat it: it may hold a secret. */
    static URI read(CallbackArguments arguments, String argument, String text) {
        try {
            URI url = new URI(text).parseServerAuthority();
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (!web || url.getHost() == null) {
                throw arguments.problem(
                        argument, "is not an address of the web", "begin it with http:// or https:// and a host");
            }
            if (url.getPort() > 65535) {
                throw arguments.problem(argument, "has the port " + url.getPort(), "the highest is 65535");
            }
            if (url.getUserInfo() != null) {
                throw arguments.problem(argument, "holds a user", "put the credentials into headers");
            }
            return URI.create(url.toASCIIString());
        } catch (URISyntaxException invalid) {
            throw arguments.problem(
                    argument,
                    "cannot be read at character %d: %s".formatted(invalid.getIndex() + 1, invalid.getReason()),
                    "percent-encode what a URL does not allow");
        }
    }

    /** Fit for a path as for a query: RFC 3986, 2.3 leaves these and nothing else unencoded. */
    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
