package io.cameleer.api;

/** Serves one operation of a contract. */
@FunctionalInterface
public interface Operation {

    /** An {@link Answer}, or the document of one of status 200. */
    Object serve(Request request);
}
