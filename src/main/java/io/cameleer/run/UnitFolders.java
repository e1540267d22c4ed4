package io.cameleer.run;

import java.util.regex.Pattern;

/**
 * Where the units of a run lie that become complete on their own. What is added to {@code parent} changes that folder's
 * time of modification, so one look-up tells whether there may be a new one.
 *
 * @param parent relative to the run folder, such as {@code Analysis}
 * @param name what a unit's folder in it is called
 */
public record UnitFolders(String parent, Pattern name) {

    /** No part of the run is a unit of its own. */
    public static final UnitFolders NONE = new UnitFolders("", Pattern.compile("(?!)"));

    /** Whether the run has such units at all. */
    public boolean any() {
        return !parent.isEmpty();
    }

    /** Whether something in the run folder is one of them. */
    public boolean isUnit(String relativePath) {
        return any()
                && relativePath.startsWith(parent + "/")
                && name.matcher(relativePath.substring(parent.length() + 1)).matches();
    }
}
