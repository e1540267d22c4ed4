package io.cameleer.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a unit looked like at one moment: names, sizes and times of its top two levels and of the folder to which data were written last. Two
 * looks with the same fingerprint, at least the platform's settle time apart and neither in the future, mean that nothing grows.
 *
 * @param fingerprint equal exactly where nothing looked at has changed
 * @param newest the latest time of modification seen
 * @param newestName of what that time is, as a path relative to the folder; empty: of nothing
 * @param future the latest time lies more than {@link #CLOCK_TOLERANCE} after {@code now}: an instrument's clock is ahead, which can delay but never prove
 * @param entries how many files and folders were looked at
 * @param units the units that were left out, as paths relative to the folder, sorted
 */
public record Stillness(
        String fingerprint, Instant newest, String newestName, boolean future, int entries, List<String> units) {

    /**
     * How far ahead a file's time may lie without counting as future: file systems round times, up to two seconds, and
     * clocks that are kept in step differ by less than this.
     */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /** How deep the chain of newest folders is followed; Illumina's base calls end at five. */
    private static final int DEEPEST = 12;

    /** @throws IOException where the folder itself cannot be listed; what vanishes or is unreadable below it becomes part of the picture */
    public static Stillness of(Path folder, Instant now) throws IOException {
        return of(folder, UnitFolders.NONE, now);
    }

    /** The same for a run whose units are looked at on their own: they are left out, but {@link #units} names them. */
    public static Stillness of(Path folder, UnitFolders apart, Instant now) throws IOException {
        Look look = new Look(folder, apart);
        look.list(folder, "", true);
        for (Path child : look.folders(folder)) {
            look.list(child, child.getFileName() + "/", false);
        }
        Path at = folder.resolve("Data");
        if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
            at = look.newestFolder(folder).orElse(folder);
        }
        for (int depth = 0; depth < DEEPEST && !at.equals(folder); depth++) {
            look.list(at, folder.relativize(at) + "/", false);
            Optional<Path> next = look.newestFolder(at);
            if (next.isEmpty()) {
                break;
            }
            at = next.get();
        }
        return look.result(now);
    }

    /** Of a folder that could not be looked at, or need not be. */
    public static Stillness unlisted() {
        return new Stillness("", Instant.EPOCH, "", false, 0, List.of());
    }

    /** Gathers entries by path, so that the order in which the disk lists them does not matter. */
    private static final class Look {

        private final TreeMap<String, String> entries = new TreeMap<>();
        private final TreeMap<Path, BasicFileAttributes> folders = new TreeMap<>();
        private final List<String> units = new ArrayList<>();
        private final UnitFolders apart;
        private final Path parentOfUnits;
        private Instant newest = Instant.EPOCH;
        private String newestName = "";

        Look(Path root, UnitFolders apart) {
            this.parentOfUnits = root.resolve(apart.parent());
            this.apart = apart;
        }

        void list(Path folder, String prefix, boolean required) throws IOException {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
                for (Path child : children) {
                    add(child, prefix + child.getFileName());
                }
            } catch (DirectoryIteratorException e) {
                unlisted(Objects.requireNonNull(e.getCause()), prefix, required);
            } catch (IOException e) {
                unlisted(e, prefix, required);
            }
        }

        private void unlisted(IOException e, String prefix, boolean required) throws IOException {
            if (required) {
                throw e;
            }
            entries.put(prefix, e instanceof NoSuchFileException ? "gone" : "unreadable");
        }

        private void add(Path child, String name) throws IOException {
            BasicFileAttributes attributes;
            try {
                attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            } catch (NoSuchFileException e) {
                entries.put(name, "gone");
                return;
            }
            if (apart.isUnit(name) && attributes.isDirectory()) {
                units.add(name);
                return;
            }
            if (apart.parent().equals(name) && attributes.isDirectory()) {
                folders.put(child, attributes);
                entries.put(name, "folder of units");
                return;
            }
            Instant modified = attributes.lastModifiedTime().toInstant();
            if (modified.isAfter(newest)) {
                newest = modified;
                newestName = name;
            }
            if (attributes.isDirectory()) {
                folders.put(child, attributes);
            }
            String size = attributes.isDirectory() ? "folder" : Long.toString(attributes.size());
            entries.put(name, size + " " + modified);
        }

        Iterable<Path> folders(Path parent) {
            return folders.keySet().stream()
                    .filter(path -> parent.equals(path.getParent()))
                    .toList();
        }

        Optional<Path> newestFolder(Path parent) {
            return folders.entrySet().stream()
                    .filter(entry -> parent.equals(entry.getKey().getParent()))
                    .filter(entry -> !entry.getKey().equals(parentOfUnits))
                    .max(Comparator.comparing(entry -> entry.getValue().lastModifiedTime()))
                    .map(Map.Entry::getKey);
        }

        Stillness result(Instant now) {
            MessageDigest digest = DigestUtils.getSha256Digest();
            entries.forEach((name, state) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(state.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return new Stillness(
                    HexFormat.of().formatHex(digest.digest()),
                    newest,
                    newestName,
                    newest.isAfter(now.plus(CLOCK_TOLERANCE)),
                    entries.size(),
                    units.stream().distinct().sorted().toList());
        }
    }
}
