package io.cameleer.callback;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A directory that mails are put into as {@code .eml} files, which mail programs open, while no server is set. */
public final class Outbox {

    private final Path directory;

    public Outbox(Path directory) {
        this.directory = directory;
    }

    /**
     * Puts the mail into the directory; whoever looks sees the whole mail or none. A repeated mail replaces itself.
     *
     * @return the file
     */
    public Path put(MimeMail mail) throws MessagingException {
        Path file = directory.resolve(mail.fileName());
        try {
            Files.createDirectories(directory);
            Path partial = Files.createTempFile(directory, "." + mail.fileName(), ".part");
            try {
                write(mail, partial);
                Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
            return file;
        } catch (IOException e) {
            throw new MessagingException("Cannot put the mail into the outbox, " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(MimeMail mail, Path partial) throws IOException, MessagingException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            OutputStream stream = Channels.newOutputStream(channel);
            mail.writeTo(stream);
            stream.flush();
            channel.force(true);
        }
    }
}
