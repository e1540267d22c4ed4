package io.cameleer.watch;

import io.cameleer.run.Platform;
import io.cameleer.run.Platforms;
import io.cameleer.store.SightingTable.Known;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the {@code file:} consumer of one sequencer asks: whether to look into a folder, which files are markers, and
 * whether the directory is there at all. Settled runs are pruned, so a poll costs by the number of folders, never of
 * files. Polls of one sequencer do not overlap; {@link #unsettle} and {@link #problem} may be called from any thread.
 */
public final class SequencerWatch {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerWatch.class);

    private final Sequencer sequencer;
    private final Store store;
    private final Watch watch;
    private final Set<Path> settled = ConcurrentHashMap.newKeySet();
    private final Set<Path> unsettled = ConcurrentHashMap.newKeySet();
    private final Set<Path> shown = new HashSet<>();
    private final Set<Path> looked = new HashSet<>();
    private final int deepest;
    private final Platforms platforms;
    private boolean firstSight;
    private @Nullable String device;
    private volatile @Nullable String problem;
    private volatile boolean polled;

    SequencerWatch(Sequencer sequencer, Store store, Watch watch, Platforms platforms) {
        this.sequencer = sequencer;
        this.store = store;
        this.watch = watch;
        this.platforms = platforms;
        this.deepest =
                platforms.all().stream().mapToInt(Platform::markerDepth).max().orElse(1);
        store.read(session -> session.sightings().ofSequencer(sequencer.name())).forEach(this::remember);
    }

    private void remember(Sighting sighting) {
        (sighting.settled() ? settled : unsettled).add(sighting.path());
    }

    public Sequencer sequencer() {
        return sequencer;
    }

    /** Whether its route has begun to poll; one that is switched off never does. */
    boolean isPolled() {
        return polled;
    }

    /** What keeps this sequencer from being watched; empty: nothing. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** The folder is looked at again from the next poll on. */
    public void unsettle(Path folder) {
        settled.remove(folder);
        unsettled.add(folder);
    }

    /** Asked by {@code file:} about each directory and file of a poll. */
    boolean accept(GenericFile<File> file) {
        Path path = file.getFile().toPath().toAbsolutePath().normalize();
        Path relative = sequencer.directory().relativize(path);
        int depth = relative.getNameCount();
        Path folder = sequencer.directory().resolve(relative.getName(0));
        if (file.isDirectory()) {
            if (depth > 1) {
                return depth <= deepest;
            }
            if (relative.getName(0).toString().startsWith(".") || settled.contains(folder)) {
                return false;
            }
            shown.add(folder);
            return true;
        }
        if (depth < 2) {
            return false;
        }
        String inside = relative.subpath(1, depth).toString().replace(File.separatorChar, '/');
        return platforms.all().stream().anyMatch(platform -> platform.isMarker(inside));
    }

    /** A marker was found: its run is looked at, once a poll. */
    void marker(File file) {
        Path relative =
                sequencer.directory().relativize(file.toPath().toAbsolutePath().normalize());
        look(sequencer.directory().resolve(relative.getName(0)));
    }

    private void look(Path folder) {
        if (!looked.add(folder)) {
            return;
        }
        try {
            if (watch.look(sequencer, folder, firstSight)) {
                settled.add(folder);
                unsettled.remove(folder);
            } else {
                unsettled.add(folder);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at just now: {}", folder, e.getMessage());
            LOG.debug("{}", folder, e);
        }
    }

    /** A poll begins; false: the directory cannot be trusted now, and is not polled. */
    boolean begin() {
        polled = true;
        shown.clear();
        looked.clear();
        Optional<Known> known = store.read(session -> session.sightings().sequencer(sequencer.name()))
                .filter(seen -> seen.directory().equals(sequencer.directory().toString()));
        firstSight = known.isEmpty();
        String wrong = missing(known);
        report(wrong);
        return wrong == null;
    }

    /** Why the directory cannot be trusted now; null: it can. */
    private @Nullable String missing(Optional<Known> known) {
        Path directory = sequencer.directory();
        if (!Files.isDirectory(directory)) {
            return "its directory " + directory + " is not there. Check the path and whether it is mounted.";
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            return "its directory " + directory + " may not be read. Give the service the right to list it.";
        }
        String sentinel = sequencer.sentinel();
        if (sentinel != null && !Files.exists(directory.resolve(sentinel))) {
            return "its sentinel " + directory.resolve(sentinel) + " is not there: the directory is not mounted.";
        }
        device = device(directory);
        String before = known.map(Known::device).orElse(null);
        if (before != null && !before.equals(device) && showsNothingKnown(directory)) {
            return "its directory " + directory + " lies on another device than before and shows none of the runs"
                    + " seen there: an empty mount point? Mount it; if it was moved for good, name a sentinel in it.";
        }
        return null;
    }

    private boolean showsNothingKnown(Path directory) {
        boolean any = !settled.isEmpty() || !unsettled.isEmpty();
        if (!any) {
            try (var entries = Files.list(directory)) {
                return entries.findAny().isEmpty();
            } catch (IOException e) {
                return true;
            }
        }
        return settled.stream().noneMatch(Files::isDirectory)
                && unsettled.stream().noneMatch(Files::isDirectory);
    }

    private static @Nullable String device(Path directory) {
        try {
            return String.valueOf(Files.getAttribute(directory, "unix:dev"));
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** A poll went through: folders without a marker are looked at, too. */
    void commit() {
        Set.copyOf(shown).forEach(this::look);
        for (Path folder : Set.copyOf(unsettled)) {
            if (!shown.contains(folder) && !Files.isDirectory(folder)) {
                watch.gone(folder);
                unsettled.remove(folder);
            }
        }
        String now = device;
        store.read(session -> session.sightings().sequencer(sequencer.name()))
                .filter(seen -> Objects.equals(seen.device(), now)
                        && seen.directory().equals(sequencer.directory().toString()))
                .ifPresentOrElse(
                        seen -> {},
                        () -> store.run(session -> session.sightings()
                                .setSequencer(
                                        sequencer.name(), sequencer.directory().toString(), now)));
    }

    /** The poll did not go through. */
    void failed(Exception cause) {
        report("its directory " + sequencer.directory() + " could not be listed: " + cause.getMessage());
        LOG.debug("poll of {}", sequencer.name(), cause);
    }

    private void report(@Nullable String wrong) {
        String before = problem;
        problem = wrong;
        if (wrong != null && !wrong.equals(before)) {
            LOG.warn("sequencer {} is not watched: {}", sequencer.name(), wrong);
        } else if (wrong == null && before != null) {
            LOG.info("sequencer {} is watched again", sequencer.name());
        }
    }
}
