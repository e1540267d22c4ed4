package io.cameleer.watch;

import io.cameleer.store.SightingTable.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a sequencer's directory from the empty one that is left where it is not mounted. A sentinel that is there
 * proves the mount; without one, a directory that has changed its device and shows nothing known is not believed.
 */
final class Mount {

    /** Which device a directory lies on; a seam for tests. */
    @FunctionalInterface
    interface Devices {
        /** Null where the file system does not say. */
        @Nullable
        String of(Path directory);
    }

    private final Path directory;
    private final @Nullable String sentinel;
    private final Devices devices;

    Mount(Sequencer sequencer, Devices devices) {
        this.directory = sequencer.directory();
        this.sentinel = sequencer.sentinel();
        this.devices = devices;
    }

    /** The device's number as Unix has it. */
    static @Nullable String unixDevice(Path directory) {
        try {
            return String.valueOf(Files.getAttribute(directory, "unix:dev"));
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    @Nullable
    String device() {
        return devices.of(directory);
    }

    /**
     * Why the directory cannot be trusted now; null: it can.
     *
     * @param before how it was when it was last looked through; null: never
     * @param seen the folders that were seen in it
     */
    @Nullable
    String distrust(@Nullable Known before, Supplier<List<Path>> seen) {
        if (!Files.isDirectory(directory)) {
            return "its directory " + directory + " is not there. Check the path and whether it is mounted.";
        }
        if (!Files.isReadable(directory) || !Files.isExecutable(directory)) {
            return "its directory " + directory + " may not be read. Give the service the right to list it.";
        }
        if (sentinel != null) {
            Path expected = directory.resolve(sentinel);
            return Files.exists(expected)
                    ? null
                    : "its sentinel " + expected + " is not there: the directory is not mounted.";
        }
        String device = before == null ? null : before.device();
        if (device != null && !device.equals(device()) && showsNothingOf(seen.get())) {
            return "its directory " + directory + " lies on another device than before and shows none of the runs"
                    + " seen there: an empty mount point? Mount it; if it was moved for good, name a sentinel in it.";
        }
        return null;
    }

    private boolean showsNothingOf(List<Path> seen) {
        if (!seen.isEmpty()) {
            return seen.stream().noneMatch(Files::isDirectory);
        }
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }
}
