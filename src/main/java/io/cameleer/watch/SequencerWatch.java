package io.cameleer.watch;

import io.cameleer.run.Platform;
import io.cameleer.run.Platforms;
import io.cameleer.run.UnitFolders;
import io.cameleer.store.SightingTable.Known;
import io.cameleer.store.SightingTable.Sighting;
import io.cameleer.store.Store;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
    private final boolean misset;
    private final Store store;
    private final Watch watch;
    private final Platforms platforms;
    private final Mount mount;
    private final Consumer<Path> lookAgain;
    private final Folders folders = new Folders();
    private final Clock clock = Clock.systemUTC();
    private final LateUnits late = new LateUnits(clock);
    private final UnprovedFolders unproved = new UnprovedFolders(clock);
    private final UnseenNames unseen = new UnseenNames(clock);
    private final int deepest;
    private boolean firstSight;
    private boolean whole;
    private boolean pollFailed;
    private volatile BooleanSupplier running = () -> true;
    private volatile @Nullable String problem;

    /**
     * @param misset what is wrong with its parameters; empty: nothing
     * @param lookAgain told which folders are to be looked at again, whosever they are
     */
    SequencerWatch(
            Sequencer sequencer,
            Optional<String> misset,
            Store store,
            Watch watch,
            Platforms platforms,
            Mount.Devices devices,
            Consumer<Path> lookAgain) {
        this.sequencer = sequencer;
        this.misset = misset.isPresent();
        this.problem = misset.orElse(null);
        this.store = store;
        this.watch = watch;
        this.platforms = platforms;
        this.mount = new Mount(sequencer, devices);
        this.lookAgain = lookAgain;
        this.deepest =
                platforms.all().stream().mapToInt(Platform::markerDepth).max().orElse(1);
        remember(store.read(session -> session.sightings().ofSequencer(sequencer.name())));
    }

    /** What earlier processes have seen. A folder has settled when its run and all units of it have. */
    private void remember(List<Sighting> sightings) {
        Map<Path, List<Sighting>> byFolder = sightings.stream()
                .filter(seen -> seen.path().startsWith(sequencer.directory()))
                .filter(seen -> !seen.path().equals(sequencer.directory()))
                .collect(Collectors.groupingBy(seen -> folder(seen.path())));
        byFolder.forEach((folder, seen) -> {
            folders.remember(folder, seen.stream().allMatch(Sighting::settled));
            if (seen.stream().anyMatch(Sighting::unproved)) {
                unproved.ask(folder, null);
            }
            UnitFolders units = seen.stream()
                    .flatMap(sighting -> Optional.ofNullable(sighting.platform()).stream())
                    .findFirst()
                    .flatMap(platforms::named)
                    .map(Platform::unitFolders)
                    .orElse(UnitFolders.NONE);
            late.ask(
                    folder,
                    units,
                    seen.stream()
                            .map(sighting -> inside(folder, sighting.path()))
                            .toList());
        });
    }

    /** The run folder that something below the directory is in. */
    private Path folder(Path below) {
        return sequencer
                .directory()
                .resolve(sequencer.directory().relativize(below).getName(0));
    }

    private static String inside(Path folder, Path path) {
        return folder.relativize(path).toString().replace(File.separatorChar, '/');
    }

    public Sequencer sequencer() {
        return sequencer;
    }

    /** Says how to find out whether its route still runs. */
    void runsWhile(BooleanSupplier routeRuns) {
        running = routeRuns;
    }

    boolean isRunning() {
        return running.getAsBoolean();
    }

    /** What keeps this sequencer from being watched; empty: nothing. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** What is in its directory and cannot be watched, beside all that is; empty: nothing. */
    Optional<String> unseen() {
        return unseen.sentence();
    }

    /** The run folder that this is, or is in, is looked at again from the next poll on. */
    public void unsettle(Path folder) {
        folders.unsettle(folder(folder));
    }

    /**
     * Asked by name alone, before Camel looks anything up: settled runs are passed by.
     *
     * @return null where the name does not tell
     */
    @Nullable
    Boolean accept(String name) {
        Path folder = sequencer.directory().resolve(name);
        return folders.isSettled(folder) && !enter(folder) ? Boolean.FALSE : null;
    }

    /** Asked by {@code file:} about each other directory and file of a poll. */
    boolean accept(GenericFile<File> file) {
        File found = file.getFile();
        Path relative = relative(found);
        int depth = relative.getNameCount();
        if (file.isDirectory()) {
            boolean hidden = found.getName().startsWith(".");
            return !hidden
                    && (depth > 1
                            ? depth <= deepest
                            : enter(sequencer.directory().resolve(relative)));
        }
        if (depth < 2) {
            return false;
        }
        String inside = inside(relative.getName(0), relative);
        return platforms.all().stream()
                .anyMatch(platform -> platform.markerDepth() >= depth - 1 && platform.isMarker(inside));
    }

    /** Settled folders are passed by, unless one has got a unit or perhaps a proof that it did not have. */
    private boolean enter(Path folder) {
        if (late.isNews(folder) || unproved.isNews(folder)) {
            late.forget(folder);
            unproved.forget(folder);
            folders.unsettle(folder);
        }
        return folders.enter(folder);
    }

    /** A marker was found: its run is looked at, once a poll. */
    void marker(File file) {
        look(sequencer.directory().resolve(relative(file).getName(0)));
    }

    private Path relative(File file) {
        return sequencer.directory().relativize(file.toPath().toAbsolutePath().normalize());
    }

    private void look(Path folder) {
        if (!folders.beginLook(folder)) {
            return;
        }
        try {
            FileTime before = UnprovedFolders.time(folder);
            Seen seen = watch.look(sequencer, folder, firstSight);
            folders.endLook(folder, seen.settled());
            if (seen.settled()) {
                late.ask(folder, seen.unitFolders(), seen.units());
            }
            if (seen.settled() && seen.unproved()) {
                unproved.ask(folder, before);
            }
        } catch (RuntimeException e) {
            whole = false;
            LOG.warn("{} could not be looked at just now: {}", folder, e.getMessage());
            LOG.debug("{}", folder, e);
        }
    }

    /** A poll begins; false: the directory cannot be trusted now, and is not polled. */
    boolean begin() {
        if (misset) {
            return false;
        }
        folders.beginPoll();
        whole = true;
        Known before = known();
        firstSight = before == null;
        String wrong = mount.distrust(before, folders::all);
        // A poll that failed is over only when a whole one has gone through.
        if (wrong != null || !pollFailed) {
            report(wrong);
        }
        return wrong == null;
    }

    /** How the directory was when it was last looked through; null: never. */
    private @Nullable Known known() {
        return store.read(session -> session.sightings().sequencer(sequencer.name()))
                .filter(seen -> seen.directory().equals(sequencer.directory().toString()))
                .orElse(null);
    }

    /** A poll went through: folders without a marker are looked at, too, and those that are gone are missed. */
    void commit() {
        pollFailed = false;
        report(null);
        unseen.look(sequencer);
        folders.shown().forEach(this::look);
        Known before = known();
        if (mount.distrust(before, folders::all) != null) {
            return;
        }
        for (Path folder : folders.missed()) {
            if (!Files.isDirectory(folder)) {
                folders.forget(folder);
                late.forget(folder);
                unproved.forget(folder);
                watch.gone(folder).forEach(lookAgain);
            }
        }
        String device = mount.device();
        if (before == null ? whole : !Objects.equals(before.device(), device)) {
            store.run(session -> session.sightings()
                    .setSequencer(sequencer.name(), sequencer.directory().toString(), device));
        }
    }

    /** The poll did not go through. */
    void failed(Exception cause) {
        pollFailed = true;
        report("its directory " + sequencer.directory() + " could not be listed: " + cause.getMessage());
        LOG.debug("poll of {}", sequencer.name(), cause);
    }

    /** Another route has its name already. */
    void refuse() {
        report("another route watches under this name. Give each sequencer a name of its own.");
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
