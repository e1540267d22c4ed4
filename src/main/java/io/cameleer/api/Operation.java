package io.cameleer.api;

import org.jspecify.annotations.Nullable;

/** One operation of a contract. */
@FunctionalInterface
public interface Operation {

    /** Gives the JSON value to answer with; a {@link Reply} where the status is not 200. */
    @Nullable
    Object handle(Request request) throws ApiException;

    /** An answer with a status of its own. */
    record Reply(int status, Object body) {}
}
