package io.cameleer.archive;

import io.cameleer.archive.Entry.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk over all that is below a folder, in {@link Entry#WALK_ORDER}. Each directory is opened relative to its parent
 * and never through a link, so a directory that is swapped for a link meanwhile does not lead the walk out of the
 * folder. It holds in memory one directory's entries per level. For one thread.
 */
public final class FolderWalk implements Closeable {

    /** Makes a failure of the walk's owner out of what the file system says about a path; empty for the folder. */
    public interface FailureOf {
        ArchiveFailedException at(Path path, IOException cause);
    }

    /** Looks at the entries of one directory together, before the walk enters it. */
    public interface Siblings {
        void check(List<Entry> siblings) throws ArchiveFailedException;
    }

    private record Keyed(byte[] key, Entry entry) {}

    private record Level(SecureDirectoryStream<Path> directory, Iterator<Entry> entries) {}

    private static final Path EMPTY = Path.of("");

    private final Deque<Level> levels = new ArrayDeque<>();
    private final Path folder;
    private final FailureOf failure;
    private final Siblings siblings;
    private @Nullable Entry toEnter;

    /** Begins a walk below the folder. */
    public FolderWalk(Path folder, FailureOf failure, Siblings siblings) throws ArchiveFailedException {
        this.folder = folder;
        this.failure = failure;
        this.siblings = siblings;
        try {
            push(EMPTY, Files.newDirectoryStream(folder));
        } catch (IOException unreadable) {
            close();
            throw failure.at(EMPTY, unreadable);
        } catch (ArchiveFailedException | RuntimeException refused) {
            close();
            throw refused;
        }
    }

    /** Begins a walk below the folder. */
    public FolderWalk(Path folder, FailureOf failure) throws ArchiveFailedException {
        this(folder, failure, entries -> {});
    }

    /** The next entry, or null after the last. */
    public @Nullable Entry next() throws ArchiveFailedException {
        enter();
        while (true) {
            Level level = levels.peek();
            if (level == null) {
                return null;
            }
            if (level.entries().hasNext()) {
                Entry entry = level.entries().next();
                toEnter = entry.kind() == Kind.DIRECTORY ? entry : null;
                return entry;
            }
            pop();
        }
    }

    /** Leaves out what is below the directory that {@link #next()} gave last. */
    public void skip() {
        toEnter = null;
    }

    @Override
    public void close() {
        while (!levels.isEmpty()) {
            pop();
        }
    }

    private void enter() throws ArchiveFailedException {
        Entry directory = toEnter;
        toEnter = null;
        if (directory == null) {
            return;
        }
        Level parent = levels.element();
        try {
            Path name = directory.path().getFileName();
            push(directory.path(), parent.directory().newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException unreadable) {
            throw failure.at(directory.path(), unreadable);
        }
    }

    private void push(Path path, DirectoryStream<Path> stream) throws IOException, ArchiveFailedException {
        if (!(stream instanceof SecureDirectoryStream<Path> directory)) {
            stream.close();
            throw new IOException("this platform cannot open files relative to a directory");
        }
        // On the stack before it is read, so that it is closed whatever happens.
        levels.push(new Level(directory, List.<Entry>of().iterator()));
        List<Entry> entries = read(path, directory);
        siblings.check(entries);
        levels.pop();
        levels.push(new Level(directory, entries.iterator()));
    }

    private List<Entry> read(Path parent, SecureDirectoryStream<Path> directory)
            throws IOException, ArchiveFailedException {
        List<Keyed> entries = new ArrayList<>();
        try {
            for (Path found : directory) {
                Entry entry = entry(parent, found.getFileName(), directory);
                entries.add(new Keyed(entry.orderKey(), entry));
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        entries.sort((left, right) -> Arrays.compareUnsigned(left.key(), right.key()));
        return entries.stream().map(Keyed::entry).toList();
    }

    private Entry entry(Path parent, Path name, SecureDirectoryStream<Path> directory) throws ArchiveFailedException {
        Path path = parent.resolve(name);
        try {
            BasicFileAttributes attributes = directory
                    .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            Kind kind = kind(attributes);
            return new Entry(
                    kind,
                    path,
                    kind == Kind.FILE ? attributes.size() : 0,
                    attributes.lastModifiedTime().toInstant(),
                    kind == Kind.LINK ? Files.readSymbolicLink(folder.resolve(path)) : null,
                    null);
        } catch (IOException unreadable) {
            throw failure.at(path, unreadable);
        }
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        if (attributes.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return attributes.isSymbolicLink() ? Kind.LINK : Kind.SPECIAL;
    }

    private void pop() {
        try {
            levels.pop().directory().close();
        } catch (IOException unimportant) {
            // Nothing was written through it.
        }
    }
}
