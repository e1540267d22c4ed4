package io.cameleer.archive;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Folders of a source that are archived on their own and therefore left out, whenever they appear.
 *
 * @param parent the folder that they lie in, relative to the source
 * @param name what they are called
 */
public record Apart(Path parent, Pattern name) {

    /** Nothing is left out. */
    public static final Apart NONE = new Apart(Path.of(""), Pattern.compile("(?!)"));

    /** Whether this is one of them, whatever it holds. */
    public boolean leavesOut(Entry entry) {
        return entry.kind() == Entry.Kind.DIRECTORY
                && parent.equals(entry.path().getParent())
                && name.matcher(entry.path().getFileName().toString()).matches();
    }

    /** Whether the entry is no more than the folder that they lie in, which may come with the first of them. */
    public boolean isParent(Entry entry) {
        return entry.kind() == Entry.Kind.DIRECTORY && parent.equals(entry.path());
    }
}
