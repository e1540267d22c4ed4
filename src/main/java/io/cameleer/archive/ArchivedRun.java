package io.cameleer.archive;

/**
 * A published run.
 *
 * @param location the logical path it was stored under
 * @param address where it is: an absolute path or a URI
 * @param files the number of regular files of the source
 * @param bytes the sum of their sizes
 * @param bytesCopied how many of these bytes the call that returned this record read from the source
 * @param bytesResumed how many it did not need to read, because an earlier call had copied and verified them
 * @param manifestSha256 the SHA-256 of the manifest in lower-case hexadecimal
 */
public record ArchivedRun(
        String location,
        String address,
        long files,
        long bytes,
        long bytesCopied,
        long bytesResumed,
        String manifestSha256) {}
