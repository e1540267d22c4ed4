package io.cameleer.watch;

import io.cameleer.run.Handling;
import java.nio.file.Path;
import java.util.Optional;

/** Those who look at folders, as others need to know them. */
public interface Lookout {

    /** Whether the folders of a sequencer are looked at, now or at the next start. */
    boolean watches(String sequencer);

    /** How a sequencer's runs are treated as it is set now; empty where this process does not watch it. */
    Optional<Handling> handling(String sequencer);

    /** This folder is looked at again from the next poll on, as if it had never been looked at. */
    void lookAgain(Path folder);
}
