package io.cameleer.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Things that a command lists and acts on, as JSON documents: a running service's, or those in a home that no service
 * has. Each knows its number as {@code id}.
 */
interface Items {

    /**
     * Some of them.
     *
     * @param query what they must be, and {@code limit} and {@code offset}
     */
    List<Map<String, Object>> list(Map<String, String> query) throws Exception;

    /** The one of this number. */
    Optional<Map<String, Object>> find(long number) throws Exception;

    /** All that is known of one. */
    Map<String, Object> show(Map<String, Object> item) throws Exception;

    /** Does something to one; gives it as it is afterwards. */
    Map<String, Object> command(Map<String, Object> item, String verb) throws Exception;
}
