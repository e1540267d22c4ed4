package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cameleer.archive.ArchiveFailedException.Reason;
import java.util.List;

/**
 * A checked location in an archive: relative, slashes between its parts, no part that a file system or a shell could
 * take for something else.
 *
 * @param parts at least one; none begins with a dot, because such names are the archive's own
 */
public record LogicalPath(List<String> parts) {

    /** The longest name that common file systems accept, in bytes. */
    private static final int LONGEST_PART = 255;

    private static final int LONGEST_PATH = 1024;

    public LogicalPath {
        parts = List.copyOf(parts);
    }

    /** Reads a location. */
    public static LogicalPath parse(String location) throws ArchiveFailedException {
        if (location.getBytes(UTF_8).length > LONGEST_PATH) {
            throw unsafe(location, "is longer than " + LONGEST_PATH + " bytes");
        }
        List<String> parts = List.of(location.split("/", -1));
        for (String part : parts) {
            checkPart(location, part);
        }
        return new LogicalPath(parts);
    }

    @Override
    public String toString() {
        return String.join("/", parts);
    }

    private static void checkPart(String location, String part) throws ArchiveFailedException {
        if (part.isEmpty()) {
            throw unsafe(location, "has an empty part; it must be relative, without slashes at its ends");
        }
        if (part.startsWith(".")) {
            throw unsafe(location, "has a part that begins with a dot");
        }
        if (part.getBytes(UTF_8).length > LONGEST_PART) {
            throw unsafe(location, "has a part longer than " + LONGEST_PART + " bytes");
        }
        if (part.codePoints().anyMatch(LogicalPath::unsafeCharacter)) {
            throw unsafe(location, "has a backslash, a control character or half a character pair");
        }
    }

    private static boolean unsafeCharacter(int character) {
        return character == '\\'
                || Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE;
    }

    private static ArchiveFailedException unsafe(String location, String what) {
        String shown = NameBytes.shown(location.getBytes(UTF_8));
        return new ArchiveFailedException(
                Reason.UNSAFE_NAME,
                "The archive location '" + shown + "' " + what + "; choose a path such as sequencer/miseq/<run>.");
    }
}
