package io.cameleer.run.illumina;

import io.cameleer.run.Platform;
import java.util.List;

/** Illumina's platforms. */
public final class IlluminaPlatforms {

    private IlluminaPlatforms() {}

    /** Each known platform. */
    public static List<Platform> all() {
        return List.of(new MiSeq(), new NovaSeq6000());
    }

    /** The platform of an instrument that none of {@link #all} recognises. */
    public static Platform other() {
        return new OtherIllumina();
    }
}
