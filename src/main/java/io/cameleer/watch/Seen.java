package io.cameleer.watch;

import io.cameleer.run.UnitFolders;
import java.util.Set;

/**
 * What became of a look at a folder.
 *
 * @param settled nothing more is to be looked at here until a person asks, or a unit comes that is none of these
 * @param unproved its run was taken without its proof, which may still come
 * @param units the units that were there, as paths relative to the folder
 */
public record Seen(boolean settled, boolean unproved, UnitFolders unitFolders, Set<String> units) {

    static final Seen UNSETTLED = new Seen(false, false, UnitFolders.NONE, Set.of());

    public Seen {
        units = Set.copyOf(units);
    }
}
