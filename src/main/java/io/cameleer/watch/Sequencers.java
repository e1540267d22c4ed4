package io.cameleer.watch;

import io.cameleer.run.Handling;
import io.cameleer.run.Platforms;
import io.cameleer.store.Store;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The sequencers that are watched in this process. Thread-safe. */
public final class Sequencers implements Lookout {

    /** The name under which routes find this. */
    public static final String BEAN = "sequencers";

    private final Store store;
    private final Watch watch;
    private final Platforms platforms;
    private final Mount.Devices devices;
    /** In the order in which they were first polled. */
    private final List<SequencerWatch> polled = new CopyOnWriteArrayList<>();

    public Sequencers(Store store, Watch watch, Platforms platforms) {
        this(store, watch, platforms, Mount::unixDevice);
    }

    Sequencers(Store store, Watch watch, Platforms platforms, Mount.Devices devices) {
        this.store = store;
        this.watch = watch;
        this.platforms = platforms;
        this.devices = devices;
    }

    Platforms platforms() {
        return platforms;
    }

    /** A watch that is not among these before it polls. */
    SequencerWatch watching(Sequencer sequencer, Optional<String> misset) {
        return new SequencerWatch(sequencer, misset, store, watch, platforms, devices, this::lookAgain);
    }

    /** A watch polls; false: another one that still runs has its name. */
    synchronized boolean polls(SequencerWatch polling) {
        polled.removeIf(other -> other != polling && !other.isRunning());
        if (!polled.contains(polling)) {
            polled.add(polling);
        }
        String name = polling.sequencer().name();
        return polled.stream()
                .filter(other -> other.sequencer().name().equals(name))
                .findFirst()
                .filter(first -> first == polling)
                .isPresent();
    }

    /** Those that are polled, by name; one that is switched off is not among them. */
    public List<SequencerWatch> all() {
        return polled.stream()
                .filter(SequencerWatch::isRunning)
                .sorted(Comparator.comparing(watching -> watching.sequencer().name()))
                .toList();
    }

    /** One sentence for each sequencer that is not watched just now, or not wholly. */
    public List<String> problems() {
        return all().stream()
                .flatMap(watch -> Stream.concat(
                        watch.problem().stream()
                                .map(problem ->
                                        "Sequencer " + watch.sequencer().name() + " is not watched: " + problem),
                        watch.unseen().stream()
                                .map(unseen -> "Sequencer " + watch.sequencer().name() + " cannot watch " + unseen)))
                .toList();
    }

    /**
     * {@inheritDoc} A process without any sequencer, a command beside
     * no service, goes by those that were watched before: the next service looks at them.
     */
    @Override
    public boolean watches(String name) {
        return polled.isEmpty()
                ? store.read(session -> session.sightings().sequencer(name)).isPresent()
                : all().stream()
                        .anyMatch(watching -> watching.sequencer().name().equals(name));
    }

    @Override
    public Optional<Handling> handling(String name) {
        return all().stream()
                .map(SequencerWatch::sequencer)
                .filter(sequencer -> sequencer.name().equals(name))
                .map(Sequencer::handling)
                .findFirst();
    }

    @Override
    public void lookAgain(Path folder) {
        watch.forget(folder);
        polled.stream()
                .filter(sequencer -> holds(sequencer.sequencer().directory(), folder))
                .forEach(sequencer -> sequencer.unsettle(folder));
    }

    private static boolean holds(Path directory, Path folder) {
        return folder.startsWith(directory) && !folder.equals(directory);
    }
}
