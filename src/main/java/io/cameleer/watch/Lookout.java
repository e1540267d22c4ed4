package io.cameleer.watch;

import java.nio.file.Path;

/** Those who look at folders, as others need to know them. */
public interface Lookout {

    /** Whether the folders of a sequencer are looked at, now or at the next start. */
    boolean watches(String sequencer);

    /** This folder is looked at again from the next poll on, as if it had never been looked at. */
    void lookAgain(Path folder);
}
