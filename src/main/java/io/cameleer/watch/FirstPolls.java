package io.cameleer.watch;

import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.support.service.ServiceHelper;

/** Tells whether the watch runs: every sequencer that is switched on has been polled, or has begun to be. */
public final class FirstPolls {

    private FirstPolls() {}

    /** The names of sequencers whose routes run and whose first poll has not begun. */
    public static List<String> awaited(CamelContext camel) {
        return camel.getRoutes().stream()
                .filter(route -> ServiceHelper.isStarted(route.getConsumer()))
                .flatMap(route -> sequencer(route).stream())
                .filter(SequencerRoute::awaitsFirstPoll)
                .map(SequencerRoute::name)
                .sorted()
                .toList();
    }

    private static Optional<SequencerRoute> sequencer(Route route) {
        return route.getEndpoint() instanceof GenericFileEndpoint<?> file
                        && file.getFilter() instanceof SequencerRoute sequencer
                ? Optional.of(sequencer)
                : Optional.empty();
    }
}
