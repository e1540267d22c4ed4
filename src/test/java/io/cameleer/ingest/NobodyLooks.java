package io.cameleer.ingest;

import io.cameleer.watch.Lookout;
import java.nio.file.Path;

/** No sequencer is watched. */
final class NobodyLooks implements Lookout {

    @Override
    public boolean watches(String sequencer) {
        return false;
    }

    @Override
    public void lookAgain(Path folder) {}
}
