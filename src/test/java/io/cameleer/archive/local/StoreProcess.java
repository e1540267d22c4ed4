package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveRequest;
import io.cameleer.archive.ArchivedRun;
import io.cameleer.archive.Progress;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A store in a process of its own, which says on standard output what it has done, for tests that end it at some point
 * or take its rights away. Arguments: source, archive, location.
 */
public final class StoreProcess {

    private StoreProcess() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        CountingReads reads = new CountingReads();
        LocalArchive archive = new LocalArchive(Path.of(arguments[1]), 2, reads);
        try {
            ArchivedRun stored =
                    archive.store(new ArchiveRequest(Path.of(arguments[0]), arguments[2], List.of()), new Progress() {
                        @Override
                        public void copied(String file, long bytes) {
                            out.println("copied " + file);
                        }

                        @Override
                        public void verified(String file, long bytes) {
                            out.println("verified " + file);
                        }
                    });
            out.println("stored " + reads.bytes() + " " + stored.bytesResumed());
        } catch (ArchiveFailedException failed) {
            out.println("failed " + failed.reason() + " " + failed.retryable() + " " + failed.getMessage());
        }
    }
}
