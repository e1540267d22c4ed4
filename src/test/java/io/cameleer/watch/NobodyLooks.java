package io.cameleer.watch;

import io.cameleer.run.Handling;
import java.nio.file.Path;
import java.util.Optional;

/** No sequencer is watched. */
public final class NobodyLooks implements Lookout {

    @Override
    public boolean watches(String sequencer) {
        return false;
    }

    @Override
    public Optional<Handling> handling(String sequencer) {
        return Optional.empty();
    }

    @Override
    public void lookAgain(Path folder) {}
}
