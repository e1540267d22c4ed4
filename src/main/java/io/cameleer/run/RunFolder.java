package io.cameleer.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A run folder for the time of one look: its top level is listed once, at opening. Files are found by their path relative to the folder; one that
 * leads out of it, by {@code ..} or a symbolic link, is not there.
 */
public final class RunFolder {

    private final Path path;
    private final Path real;
    private final NavigableSet<String> names;
    private final Map<String, List<String>> alternatives;

    private RunFolder(Path path, Path real, NavigableSet<String> names, Map<String, List<String>> alternatives) {
        this.path = path;
        this.real = real;
        this.names = names;
        this.alternatives = alternatives;
    }

    /** @throws IOException where the path is no folder or cannot be listed */
    public static RunFolder open(Path path) throws IOException {
        return open(path, Map.of());
    }

    /** @param alternatives names that a site's files have instead, for {@link #present} */
    static RunFolder open(Path path, Map<String, List<String>> alternatives) throws IOException {
        NavigableSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return new RunFolder(path, path.toRealPath(), names, alternatives);
    }

    /** The path as it was given. */
    public Path path() {
        return path;
    }

    /** The folder's own name, whatever way the path was given. */
    public String name() {
        Path last = real.getFileName();
        return last == null ? "" : last.toString();
    }

    /** The names at the folder's top level, sorted. */
    public NavigableSet<String> names() {
        return names;
    }

    /** Whether there is a regular file of that relative path inside the folder. */
    public boolean has(String file) {
        return find(file).filter(Files::isRegularFile).isPresent();
    }

    /** The name under which the file is there: its own, or a site's alternative to it. */
    public Optional<String> present(String file) {
        return namesOf(file).stream().filter(this::has).findFirst();
    }

    /** The names that the file may have: its own, and a site's alternatives to it. */
    public List<String> namesOf(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String parent = file.substring(0, file.length() - name.length());
        return Stream.concat(
                        Stream.of(file),
                        alternatives.getOrDefault(name, List.of()).stream().map(other -> parent + other))
                .toList();
    }

    /** As what a file that must be readable is awaited: its name, or where it is there and was of no use, a readable one. */
    public String readable(String file) {
        return has(file) ? "a readable " + file : file;
    }

    /** Whether anything is called so, be it a file, a folder, a pipe or a link to wherever. */
    public boolean holds(String file) {
        int slash = file.indexOf('/');
        return names.contains(slash < 0 ? file : file.substring(0, slash))
                && Files.exists(real.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The names of the folders in a folder inside this one, sorted; empty where it is not there.
     *
     * @throws IOException where it is there and cannot be listed
     */
    public NavigableSet<String> folders(String folder) throws IOException {
        NavigableSet<String> folders = new TreeSet<>();
        Optional<Path> found = locate(folder).filter(Files::isDirectory);
        if (found.isPresent()) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(found.get(), Files::isDirectory)) {
                entries.forEach(entry -> folders.add(String.valueOf(entry.getFileName())));
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            } catch (NoSuchFileException e) {
                return Collections.emptyNavigableSet();
            }
        }
        return folders;
    }

    /** The file's time of modification; empty where it is not there. */
    public Optional<Instant> modified(String file) {
        try {
            Optional<Path> found = find(file);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(found.get()).toInstant());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The file's bytes.
     *
     * @param limit the greatest size accepted, in bytes
     * @throws IOException where it cannot be read, leads out of the folder, or is larger
     */
    public byte[] read(String file, int limit) throws IOException {
        Path found = locate(file)
                .orElseThrow(() -> isNamed(file)
                        ? new FileSystemException(file, null, "leads out of the run folder or to nothing")
                        : new NoSuchFileException(file));
        if (!Files.isRegularFile(found)) {
            throw Files.exists(found)
                    ? new FileSystemException(file, null, "is no regular file")
                    : new NoSuchFileException(file);
        }
        // Its path is real, so a link at its end was put there since.
        try (InputStream in = Files.newInputStream(found, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TooLargeException(file, limit);
            }
            return bytes;
        }
    }

    private boolean isNamed(String file) {
        return names.contains(file) || file.contains("/");
    }

    private Optional<Path> find(String file) {
        try {
            return locate(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The real path of something inside the folder; empty where it is not there or leads out of it. The first name is looked up in the listing,
     * so that absent files cost nothing.
     *
     * @throws IOException where the way to it may not be gone
     */
    private Optional<Path> locate(String file) throws IOException {
        int slash = file.indexOf('/');
        if (!names.contains(slash < 0 ? file : file.substring(0, slash))) {
            return Optional.empty();
        }
        try {
            Path found = real.resolve(file).toRealPath();
            return found.startsWith(real) ? Optional.of(found) : Optional.empty();
        } catch (AccessDeniedException e) {
            throw e;
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A file beyond the size that is accepted of its kind. */
    public static final class TooLargeException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        TooLargeException(String file, int limit) {
            super(file, null, "is larger than " + (limit >> 20) + " MiB");
        }
    }
}
