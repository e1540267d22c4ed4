package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** NovaSeq 6000: RTAComplete.txt appears while files are still copied; CopyComplete.txt proves the copy. */
final class NovaSeq6000 extends IlluminaPlatform {

    NovaSeq6000() {
        super("novaseq6000", "novaseq", Duration.ofMinutes(2), "A\\d+");
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
        return software.startsWith("novaseq") && !software.startsWith("novaseqx");
    }
}
