package io.cameleer.api;

import java.util.Map;

/** A document with a status of its own. */
record Answer(int status, Map<String, Object> document) {

    /** Something was made. */
    static Answer created(Map<String, Object> document) {
        return new Answer(201, document);
    }
}
