package io.cameleer.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * A run folder to archive.
 *
 * @param source the folder; it is only read
 * @param location the logical path in the archive, relative and with slashes, such as {@code sequencer/miseq/<run>}
 * @param metadata what is written beside the run, in this order
 * @param apart what of the folder is archived on its own
 * @param quiet how long nothing of the folder must have been written before it is copied
 * @param checksums what must be true of the files that are copied
 */
public record ArchiveRequest(
        Path source, String location, List<Attribute> metadata, Apart apart, Quiet quiet, Checksums checksums) {

    /** The whole folder, of which nobody says anything. */
    public ArchiveRequest(Path source, String location, List<Attribute> metadata) {
        this(source, location, metadata, Apart.NONE, Quiet.NONE, Checksums.NONE);
    }

    public ArchiveRequest {
        metadata = List.copyOf(metadata);
    }
}
