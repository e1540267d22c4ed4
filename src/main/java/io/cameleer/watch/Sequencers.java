package io.cameleer.watch;

import io.cameleer.run.Platforms;
import io.cameleer.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The sequencers that are watched in this process. Thread-safe. */
public final class Sequencers {

    /** The name under which routes find this. */
    public static final String BEAN = "sequencers";

    private final Store store;
    private final Watch watch;
    private final Platforms platforms;
    private final Map<String, SequencerWatch> byName = new ConcurrentSkipListMap<>();

    public Sequencers(Store store, Watch watch, Platforms platforms) {
        this.store = store;
        this.watch = watch;
        this.platforms = platforms;
    }

    Platforms platforms() {
        return platforms;
    }

    /** Begins to watch; a sequencer of the same name is replaced. */
    SequencerWatch add(Sequencer sequencer) {
        SequencerWatch added = new SequencerWatch(sequencer, store, watch, platforms);
        byName.put(sequencer.name(), added);
        return added;
    }

    /** Those that are polled; one that is switched off is not among them. */
    public List<SequencerWatch> all() {
        return byName.values().stream().filter(SequencerWatch::isPolled).toList();
    }

    /** One sentence for each sequencer that is not watched just now. */
    public List<String> problems() {
        return all().stream()
                .flatMap(watch -> watch.problem().stream()
                        .map(problem -> "Sequencer " + watch.sequencer().name() + " is not watched: " + problem))
                .toList();
    }

    /**
     * Whether the folders of a sequencer of this name are looked at. A process without any sequencer, a command beside
     * no service, goes by those that were watched before: the next service looks at them.
     */
    public boolean watches(String name) {
        return byName.isEmpty()
                ? store.read(session -> session.sightings().sequencer(name)).isPresent()
                : Optional.ofNullable(byName.get(name))
                        .filter(SequencerWatch::isPolled)
                        .isPresent();
    }

    /** This folder is looked at again from the next poll on, as if it had never been looked at. */
    public void lookAgain(Path folder) {
        watch.forget(folder);
        all().stream()
                .filter(sequencer -> folder.startsWith(sequencer.sequencer().directory()))
                .forEach(sequencer -> sequencer.unsettle(folder));
    }
}
