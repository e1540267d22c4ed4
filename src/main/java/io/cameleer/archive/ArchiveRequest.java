package io.cameleer.archive;

import java.nio.file.Path;
import java.util.List;

/**
 * A run folder to archive.
 *
 * @param source the folder; it is only read
 * @param location the logical path in the archive, relative and with slashes, such as {@code sequencer/miseq/<run>}
 * @param metadata what is written beside the run, in this order
 */
public record ArchiveRequest(Path source, String location, List<Attribute> metadata) {

    public ArchiveRequest {
        metadata = List.copyOf(metadata);
    }
}
