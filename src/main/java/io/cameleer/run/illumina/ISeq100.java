package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** iSeq 100. */
final class ISeq100 extends IlluminaPlatform {

    ISeq100() {
        super("iseq100", "iseq", Duration.ofMinutes(2), "FSQ?\\d+");
    }

    @Override
    List<Need> needs(RunFacts facts) {
        return List.of(Need.of(RTA_COMPLETE), Need.of(COPY_COMPLETE));
    }

    @Override
    Optional<Need> fallback() {
        return Optional.of(Need.of(RTA_COMPLETE));
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith("iseq");
    }
}
