package io.cameleer.archive;

import java.util.Optional;

/**
 * A place that keeps run folders with proof of what they hold. Implementations are safe for use by several threads and
 * processes; two stores of one location at a time are refused to the second.
 */
public interface Archive {

    /**
     * Copies the source folder to the request's location and publishes it in one step, the instrument's completion
     * markers with all else. Nothing is visible at the location before everything was copied, read back and compared.
     *
     * <p>After a failure or a crash at any instant the same call goes on where the last one stopped: files that were
     * verified are not read again while their size and time of modification are unchanged. Where the location already
     * holds an equal run, its marker is checked and the run returned; its metadata stays as it was.
     *
     * <p>The thread's interruption cancels the call, as {@link Progress#cancelled()} does.
     */
    ArchivedRun store(ArchiveRequest request, Progress progress) throws ArchiveFailedException;

    /**
     * Reads everything at the location back and compares it with its manifest.
     *
     * @throws ArchiveFailedException where the comparison could not be made, for instance where there is no such run;
     *     differences are not exceptions but problems of the report
     */
    VerifyReport verify(String location, Progress progress) throws ArchiveFailedException;

    /** The run at the location, by its marker alone; empty where the location holds no published run. */
    Optional<ArchivedRun> find(String location);
}
