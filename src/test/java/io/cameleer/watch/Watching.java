package io.cameleer.watch;

import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Inspector;
import io.cameleer.run.Platforms;
import io.cameleer.run.Run;
import io.cameleer.run.RunState;
import io.cameleer.store.Journal;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import io.cameleer.work.WorkKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real store and inspector in a folder of the test's, a clock that it moves, and two drop folders. */
public final class Watching implements AutoCloseable {

    public static final Duration MINUTE = Duration.ofMinutes(1);

    public final Path home;
    public final Path drop;
    public final Path other;
    public final SteppedClock clock = new SteppedClock();
    public final Platforms platforms = Platforms.standard();
    public final Inspector inspector = new Inspector(platforms, clock);
    public final Store store;
    public Watch watch;

    public Watching(Path home) {
        this.home = home;
        this.drop = directory(home.resolve("drop"));
        this.other = directory(home.resolve("other"));
        this.store = Store.open(StoreSettings.embedded(home.resolve("cameleer.db")));
        this.watch = new Watch(store, inspector, clock);
    }

    public static Path directory(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The process ends and another one starts: what was only remembered is forgotten. */
    public void restart() {
        watch = new Watch(store, inspector, clock);
    }

    public Sequencer sequencer(Sequencer.Existing existing) {
        return sequencer("nova1", drop, existing);
    }

    public Sequencer sequencer(String name, Path directory, Sequencer.Existing existing) {
        return new Sequencer(name, directory, existing, null, Expectation.NONE, Handling.standard(name, null));
    }

    /** One look at a folder that came after the sequencer was first seen. */
    public boolean look(Path folder) {
        return watch.look(sequencer(Sequencer.Existing.INGEST), folder, false).settled();
    }

    /** What is known of a folder. */
    public Optional<Sighting> sighting(Path folder) {
        return store.read(session -> session.sightings().find(folder));
    }

    /** The run that a folder shows. */
    public Run run(Path folder) {
        long id = sighting(folder).orElseThrow().run();
        return store.read(session -> session.runs().find(id)).orElseThrow();
    }

    public List<Run> runs() {
        return store.read(session -> session.runs().list((RunState) null, 100, 0));
    }

    public String reason(Path folder) {
        return String.valueOf(run(folder).reason());
    }

    public boolean isOffered(Run run) {
        return store.read(session -> session.work().due(WorkKind.INGEST, 100)).contains(run.id());
    }

    public List<String> sentences(Run run) {
        return store.read(session -> session.journal().of("run", run.id())).stream()
                .map(Journal.Entry::message)
                .toList();
    }

    public List<String> journal(Run run) {
        return store.read(session -> session.journal().of("run", run.id())).stream()
                .map(Journal.Entry::kind)
                .toList();
    }

    public void setState(Run run, RunState state, @Nullable String reason) {
        store.run(session -> session.runs().setState(run.id(), state, reason));
    }

    @Override
    public void close() {
        store.close();
    }
}
