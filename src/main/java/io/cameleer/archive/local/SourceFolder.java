package io.cameleer.archive.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files of a source folder for reading, each relative to its directory and none through a link, so that
 * nothing outside the folder is read even if a directory is swapped for a link meanwhile. For one thread.
 */
final class SourceFolder implements Closeable {

    private final Path root;
    private @Nullable Path openPath;
    private @Nullable SecureDirectoryStream<Path> open;

    SourceFolder(Path root) {
        this.root = root;
    }

    SeekableByteChannel open(Path file) throws IOException {
        return parent(file).newByteChannel(file.getFileName(), Set.of(READ, NOFOLLOW_LINKS));
    }

    BasicFileAttributes attributes(Path file) throws IOException {
        return parent(file)
                .getFileAttributeView(file.getFileName(), BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public void close() {
        SecureDirectoryStream<Path> directory = open;
        open = null;
        openPath = null;
        if (directory != null) {
            closeQuietly(directory);
        }
    }

    /** The file's directory; the last one stays open, because files come in the order of their directories. */
    private SecureDirectoryStream<Path> parent(Path file) throws IOException {
        Path wanted = file.getParent() == null ? Path.of("") : file.getParent();
        SecureDirectoryStream<Path> directory = open;
        if (directory == null || !wanted.equals(openPath)) {
            close();
            directory = descend(wanted);
            open = directory;
            openPath = wanted;
        }
        return directory;
    }

    private SecureDirectoryStream<Path> descend(Path wanted) throws IOException {
        SecureDirectoryStream<Path> directory = secure(Files.newDirectoryStream(root));
        if (wanted.toString().isEmpty()) {
            return directory;
        }
        for (Path name : wanted) {
            try {
                SecureDirectoryStream<Path> child = directory.newDirectoryStream(name, NOFOLLOW_LINKS);
                closeQuietly(directory);
                directory = child;
            } catch (IOException refused) {
                closeQuietly(directory);
                throw refused;
            }
        }
        return directory;
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> directory) throws IOException {
        if (directory instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        directory.close();
        throw new IOException("this platform cannot open files relative to a directory");
    }

    private static void closeQuietly(Closeable directory) {
        try {
            directory.close();
        } catch (IOException unimportant) {
            // Nothing was written through it.
        }
    }
}
