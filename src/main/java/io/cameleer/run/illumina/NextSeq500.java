package io.cameleer.run.illumina;

import io.cameleer.run.Outcome;
import io.cameleer.run.RunFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** NextSeq 500 and 550: the status file belongs to the proof; Illumina's guide calls the marker RTAComplete.xml, instruments write .txt. */
final class NextSeq500 extends IlluminaPlatform {

    private static final Need RTA = Need.of(RTA_COMPLETE, "RTAComplete.xml");

    NextSeq500() {
        super("nextseq500", "nextseq", Duration.ofMinutes(10), "(NB|NS|ND|NDX)\\d+");
    }

    @Override
    List<Need> needs(RunFacts facts) {
        return List.of(Need.of(StatusFiles.COMPLETION), RTA);
    }

    @Override
    Optional<Need> fallback() {
        return Optional.of(RTA);
    }

    @Override
    Outcome silentOutcome() {
        return Outcome.UNKNOWN;
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith("nextseq") && !software.contains("1000") && !software.contains("2000");
    }
}
