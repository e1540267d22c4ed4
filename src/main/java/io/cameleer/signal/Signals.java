package io.cameleer.signal;

import io.cameleer.spelling.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signals of all sources, in the order in which they run. Thread-safe. */
public final class Signals {

    /** Fired for a signal that failed: {@code from: signal:failure}, and what {@code ON_SIGNAL_FAILURE} names. */
    public static final String FAILURE = "failure";

    /** A signal that is registered. */
    public record Listed(String name, String kind, String origin) {}

    private static final int MOST_NAMES = 20;

    private final List<SignalSource> sources;
    private final List<String> order;
    private final Map<String, Integer> retries;

    /**
     * @param sources asked in this order
     * @param order names that run first, in this order
     * @param retries how often a failed signal is tried again, by name; one that is not there is not
     */
    public Signals(List<SignalSource> sources, List<String> order, Map<String, Integer> retries) {
        this.sources = List.copyOf(sources);
        this.order = List.copyOf(order);
        this.retries = Map.copyOf(retries);
    }

    /** All signals of a kind, those that are switched off as well. */
    public List<Listed> all(String kind) {
        List<Listed> found = new ArrayList<>();
        for (SignalSource source : sources) {
            source.names(kind).forEach(name -> found.add(new Listed(name, kind, source.origin())));
        }
        List<Listed> ordered = new ArrayList<>();
        for (String first : order) {
            found.stream().filter(signal -> signal.name().equals(first)).forEach(ordered::add);
        }
        found.stream().filter(signal -> !order.contains(signal.name())).forEach(ordered::add);
        return ordered;
    }

    /** How often a signal is tried again after it failed. */
    public int retries(String name) {
        return retries.getOrDefault(name, 0);
    }

    /** Why no signal of this name can be run for targets of this kind, with the name that was probably meant. */
    public Optional<String> problem(String kind, String name) {
        for (SignalSource source : sources) {
            if (source.answers(kind, name)) {
                return source.problem(name).map(problem -> problem + meant(kind, name));
            }
        }
        return Optional.of("there is no signal " + name + " for " + kind + meant(kind, name));
    }

    private String meant(String kind, String name) {
        List<String> known = all(kind).stream().map(Listed::name).toList();
        String meant = Similar.didYouMean(name, known);
        if (known.isEmpty()) {
            return "; there is none yet: a route from signal:" + kind
                    + " makes one, and so does module.function in Python";
        }
        List<String> shown = known.subList(0, Math.min(known.size(), MOST_NAMES));
        return (meant == null ? "" : "; " + meant) + "; there are: " + String.join(", ", shown)
                + (shown.size() < known.size() ? " and " + (known.size() - shown.size()) + " more" : "")
                + "; GET /api/v2/signals lists them";
    }

    /** Runs one signal; an exception is its failure. */
    public void fire(SignalCall call) throws Exception {
        for (SignalSource source : sources) {
            if (source.answers(call.kind(), call.name())) {
                source.fire(call);
                return;
            }
        }
        throw new NoSuchSignalException(
                "there is no signal " + call.name() + " for " + call.kind() + meant(call.kind(), call.name()));
    }
}
