package io.cameleer.signal.batch;

import io.cameleer.filter.Shape;
import io.cameleer.store.EventTable;
import java.util.List;

/** What signals are run for. */
final class Endpoints {

    static final String EXPERIMENTS = EventTable.endpointOf(EventTable.DATA_IMPORT);
    static final String ANALYSES = EventTable.endpointOf(EventTable.STATUS_CHANGE);

    private Endpoints() {}

    static boolean known(String endpoint) {
        return List.of(EXPERIMENTS, ANALYSES).contains(endpoint);
    }

    static Shape shape(String endpoint) {
        return endpoint.equals(EXPERIMENTS) ? Shapes.EXPERIMENT : Shapes.ANALYSIS;
    }

    /** The kind of signals that its targets get. */
    static String kind(String endpoint) {
        return endpoint.equals(EXPERIMENTS) ? EventTable.DATA_IMPORT : EventTable.STATUS_CHANGE;
    }
}
