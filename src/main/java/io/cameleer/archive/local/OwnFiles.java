package io.cameleer.archive.local;

import java.nio.file.Path;

/**
 * The names that the archive gives to what it adds to a run. All lie in one folder but the manifest, which is where
 * {@code sha256sum -c} works.
 *
 * @param manifest at the run's root: {@code manifest-sha256.txt}, unless the run brings a file of that name (a BagIt
 *     bag does), which keeps it
 */
record OwnFiles(Path manifest) {

    static final String FOLDER_NAME = ".cameleer";
    static final Path FOLDER = Path.of(FOLDER_NAME);
    /** The entries of the source, as {@link io.cameleer.archive.EntryLine}s with their proofs. */
    static final Path ENTRIES = FOLDER.resolve("entries.tsv");

    static final Path METADATA = FOLDER.resolve("metadata.json");
    static final Path MARKER = FOLDER.resolve("archived.json");

    static final String MANIFEST_NAME = "manifest-sha256.txt";
    static final String OTHER_MANIFEST_NAME = "cameleer-" + MANIFEST_NAME;
}
