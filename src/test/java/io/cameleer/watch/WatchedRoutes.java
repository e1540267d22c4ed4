package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.route.RouteFiles;
import io.cameleer.run.RunState;
import io.cameleer.store.SightingTable.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** The shipped {@code routes/sequencers.camel.yaml} in a context of its own, with sequencers of a test's. */
final class WatchedRoutes implements AutoCloseable {

    private static final Path SHIPPED = Path.of("routes/sequencers.camel.yaml");

    final Sequencers sequencers;
    /** Devices that directories pretend to lie on. */
    final Map<Path, String> devices = new ConcurrentHashMap<>();

    final CamelContext camel = new DefaultCamelContext();
    private final Watching w;
    private final Path routes;

    WatchedRoutes(Watching w) {
        this(w, UnaryOperator.identity());
    }

    /** {@code change} is made to the text of the shipped file. */
    WatchedRoutes(Watching w, UnaryOperator<String> change) {
        this.w = w;
        this.sequencers = new Sequencers(w.store, w.watch, w.platforms, this::device);
        this.routes = Watching.directory(w.home.resolve("routes"));
        Properties properties = new Properties();
        properties.setProperty("cameleer.home", w.home.toString());
        properties.setProperty("cameleer.demo", "false");
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getRegistry().bind(Sequencers.BEAN, sequencers);
        camel.start();
        copyShipped(change);
    }

    private @Nullable String device(Path directory) {
        return devices.containsKey(directory) ? devices.get(directory) : Mount.unixDevice(directory);
    }

    private void copyShipped(UnaryOperator<String> change) {
        try {
            Files.writeString(routes.resolve("sequencers.camel.yaml"), change.apply(Files.readString(SHIPPED)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sequencer polled every 20 ms, which settles at once and ingests what is there; {@code more} overrides. */
    WatchedRoutes sequencer(String name, Path directory, Map<String, String> more) {
        Map<String, String> parameters = new ConcurrentHashMap<>(Map.of(
                "name", name,
                "directory", directory.toString(),
                "interval", "20ms",
                "settle", "0s",
                "existing", "ingest"));
        parameters.putAll(more);
        return file(name + "-site.camel.yaml", templated(name, parameters));
    }

    WatchedRoutes sequencer(String name, Path directory) {
        return sequencer(name, directory, Map.of());
    }

    static String templated(String id, Map<String, String> parameters) {
        return "- templatedRoute:\n    routeTemplateRef: sequencer\n    routeId: sequencer-" + id
                + "\n    parameters:\n"
                + parameters.entrySet().stream()
                        .map(given -> "      - {name: " + given.getKey() + ", value: \"" + given.getValue() + "\"}\n")
                        .collect(Collectors.joining());
    }

    WatchedRoutes file(String file, String text) {
        try {
            Files.writeString(Watching.directory(routes.resolve("site")).resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Loads the files; what is wrong with them, a line each. */
    List<String> load() {
        return new RouteFiles(routes, List.of())
                .loadInto(camel).stream()
                        .map(problem -> problem.toString().replace(routes + "/", ""))
                        .toList();
    }

    /** Waits a while; a machine may be busy. */
    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(20));
    }

    void awaitState(Path folder, RunState state) {
        eventually().untilAsserted(() -> {
            assertThat(w.sighting(folder)).isPresent();
            assertThat(w.run(folder).state()).isEqualTo(state);
        });
    }

    /** The process ends and another one starts, with no sequencer loaded yet. */
    WatchedRoutes restart() {
        close();
        w.restart();
        return new WatchedRoutes(w);
    }

    Optional<SequencerWatch> named(String name) {
        return sequencers.all().stream()
                .filter(sequencer -> sequencer.sequencer().name().equals(name))
                .findFirst();
    }

    /** The bean between a sequencer's watch and its consumer. */
    SequencerRoute beanOf(String name) {
        ScheduledPollEndpoint endpoint =
                (ScheduledPollEndpoint) camel.getRoute("sequencer-" + name).getEndpoint();
        return (SequencerRoute) endpoint.getPollStrategy();
    }

    String problem(String name) {
        return named(name).flatMap(SequencerWatch::problem).orElse("");
    }

    /** Whether the sequencer's directory was looked through once. */
    boolean isKnown(String name) {
        return known(name).isPresent();
    }

    Optional<Known> known(String name) {
        return w.store.read(session -> session.sightings().sequencer(name));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
