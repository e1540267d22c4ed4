package io.cameleer.run.illumina;

import io.cameleer.run.Platform;
import java.util.List;

/** Illumina's platforms. */
public final class IlluminaPlatforms {

    private static final List<IlluminaPlatform> ALL = List.of(
            new MiSeq(),
            new MiSeqI100(),
            new MiniSeq(),
            new ISeq100(),
            new NextSeq500(),
            new NextSeq2000(),
            new NovaSeq6000(),
            new NovaSeqX(),
            new HiSeq2500(),
            new HiSeq4000(),
            new HiSeqX());

    private IlluminaPlatforms() {}

    /** Each known platform. */
    public static List<Platform> all() {
        return List.copyOf(ALL);
    }

    /** The platform of an instrument that none of {@link #all} recognises. */
    public static Platform other() {
        return new OtherIllumina();
    }

    /** Whether the serial number is of a known platform's form. */
    static boolean haveSerial(String instrument) {
        return ALL.stream().anyMatch(platform -> platform.hasSerial(instrument));
    }
}
