package io.cameleer.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code to:} of a scheme does instead of calling the route. The caller's message stays as it is. */
@FunctionalInterface
public interface CallHandler {

    /**
     * Handles a call.
     *
     * @param options behind the name
     * @param properties of the caller's exchange
     * @throws Exception what the caller's step fails with
     */
    void call(String name, Map<String, Object> options, @Nullable Object body, Map<String, Object> properties)
            throws Exception;
}
