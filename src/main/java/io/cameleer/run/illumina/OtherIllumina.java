package io.cameleer.run.illumina;

import io.cameleer.run.Answer;
import io.cameleer.run.Completeness;
import io.cameleer.run.Outcome;
import io.cameleer.run.RunFacts;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An Illumina instrument of a kind not known more closely. CopyComplete.txt is believed, because every newer instrument writes it last;
 * RTAComplete.txt alone proves nothing about the copy, so the answer is then {@code unknown}.
 */
final class OtherIllumina extends IlluminaPlatform {

    OtherIllumina() {
        super("illumina", "illumina", Duration.ofMinutes(10), ".*");
    }

    @Override
    List<Need> needs(RunFacts facts) {
        return List.of(Need.of(COPY_COMPLETE));
    }

    @Override
    Optional<Need> fallback() {
        return Optional.of(Need.of(RTA_COMPLETE));
    }

    @Override
    public boolean isMarker(String relativePath) {
        return super.isMarker(relativePath) || relativePath.equals(RTA_COMPLETE);
    }

    @Override
    public boolean recognises(RunFacts facts) {
        return facts.family().equals(IlluminaReader.FAMILY) && !facts.info().equals(RunInfo.NONE);
    }

    @Override
    Outcome silentOutcome() {
        return Outcome.UNKNOWN;
    }

    @Override
    public Completeness completeness(RunFolder folder, RunFacts facts) {
        Completeness seen = super.completeness(folder, facts);
        Answer answer = seen.fallbackOnly() ? Answer.UNKNOWN : seen.complete();
        return new Completeness(
                answer, seen.waitEnded(), seen.fallbackOnly(), seen.outcome(), seen.evidence(), seen.missing());
    }
}
