package io.cameleer.run;

import io.cameleer.run.illumina.IlluminaPlatforms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The platforms that are known, in the order in which they are asked whether a run is theirs. */
public final class Platforms {

    private static final Platforms STANDARD = new Platforms(IlluminaPlatforms.all(), IlluminaPlatforms.other());

    private final List<Platform> all;
    private final Platform catchAll;

    /** @param catchAll recognises what the others leave over; it is asked last */
    Platforms(List<Platform> all, Platform catchAll) {
        this.all = List.copyOf(all);
        this.catchAll = catchAll;
    }

    /** Every platform that Cameleer reads. */
    public static Platforms standard() {
        return STANDARD;
    }

    /** By our name or rodrunner's, in any case; the first where several platforms share a type. */
    public Optional<Platform> named(String platformOrType) {
        Optional<Platform> byName = all().stream()
                .filter(p -> p.name().equalsIgnoreCase(platformOrType))
                .findFirst();
        return byName.or(() -> ofType(platformOrType).stream().findFirst());
    }

    /** All platforms of one of rodrunner's types: {@code hiseq} is three of ours. */
    public List<Platform> ofType(String sequencerType) {
        return all().stream()
                .filter(p -> p.sequencerType().equalsIgnoreCase(sequencerType))
                .toList();
    }

    /** Every platform, the catch-all last. */
    public List<Platform> all() {
        return Stream.concat(all.stream(), Stream.of(catchAll)).toList();
    }

    /** The platform that wrote these facts; null where none claims them. */
    public @Nullable Platform recognise(RunFacts facts) {
        return all().stream().filter(p -> p.recognises(facts)).findFirst().orElse(null);
    }

    /** Whether it stands for instruments that are not known more closely. */
    boolean isCatchAll(Platform platform) {
        return platform.name().equals(catchAll.name());
    }
}
