package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.NameBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the archive's file system takes for one name: it may ignore case, or composition of accents, as those of
 * desktops and of some file servers do.
 */
record NameFolding(boolean ignoresCase, boolean ignoresComposition) {

    private static final String COMPOSED = "\u00e9";
    private static final String DECOMPOSED = "e\u0301";

    /** Asks the file system itself, with a file that is made beside the path and removed again. */
    static NameFolding probe(Path probe) throws IOException {
        String name = probe.getFileName().toString();
        return new NameFolding(
                same(probe.resolveSibling(name + "-case"), probe.resolveSibling(name + "-CASE")),
                same(accented(probe, COMPOSED), accented(probe, DECOMPOSED)));
    }

    /** Refuses two entries of one directory whose names would be one. */
    void check(List<Entry> siblings) throws ArchiveFailedException {
        if (!ignoresCase && !ignoresComposition) {
            return;
        }
        Map<String, Entry> seen = new HashMap<>();
        for (Entry entry : siblings) {
            Entry other = seen.put(fold(NameBytes.of(entry.path().getFileName())), entry);
            if (other != null) {
                throw new ArchiveFailedException(
                        Reason.NAME_COLLISION,
                        entry.shown(),
                        "'" + other.shown() + "' and '" + entry.shown() + "' would be one file in the archive, whose"
                                + " file system does not tell such names apart; rename one, or use another file"
                                + " system for the archive.",
                        null);
            }
        }
    }

    /** The same text for names that the file system takes for one. */
    String fold(byte[] name) {
        String text = new String(name, NameBytes.utf8(name) ? UTF_8 : ISO_8859_1);
        if (ignoresComposition) {
            text = Normalizer.normalize(text, Normalizer.Form.NFC);
        }
        return ignoresCase ? text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : text;
    }

    private static Path accented(Path probe, String suffix) {
        byte[] name = (probe.getFileName() + "-" + suffix).getBytes(UTF_8);
        return probe.resolveSibling(NameBytes.path(name));
    }

    private static boolean same(Path made, Path other) throws IOException {
        Files.deleteIfExists(other);
        Files.deleteIfExists(made);
        try {
            Files.createFile(made);
            return Files.exists(other);
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
