package io.cameleer.run.illumina;

import io.cameleer.run.Outcome;
import io.cameleer.run.RunFacts;
import java.time.Duration;
import java.util.List;

/**
 * What the newest instruments share: CopyComplete.txt is written last, also by runs that failed, so only RunCompletionStatus.xml tells the
 * outcome.
 */
abstract class CopyCompleted extends IlluminaPlatform {

    CopyCompleted(String name, String sequencerType, String serial) {
        super(name, sequencerType, Duration.ofMinutes(2), serial);
    }

    @Override
    final List<Need> needs(RunFacts facts) {
        return List.of(Need.of(COPY_COMPLETE));
    }

    @Override
    final Outcome silentOutcome() {
        return Outcome.UNKNOWN;
    }
}
