package io.cameleer.archive;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What another says of a source's files, to be held against what is copied before it is published.
 *
 * @param origin the file that says so, relative to the source, for messages
 * @param md5 the MD5 in lower-case hexadecimal by path relative to the source; empty: only that the file is there
 * @param unread what of it could not be understood, as the end of a sentence; empty: nothing
 */
public record Checksums(String origin, Map<Path, String> md5, String unread) {

    /** Nobody says anything. */
    public static final Checksums NONE = new Checksums("", Map.of(), "");

    public Checksums {
        md5 = Collections.unmodifiableMap(new LinkedHashMap<>(md5));
    }

    /** Whether the file's MD5 is wanted. */
    public boolean wants(Path file) {
        return !md5.getOrDefault(file, "").isEmpty();
    }
}
