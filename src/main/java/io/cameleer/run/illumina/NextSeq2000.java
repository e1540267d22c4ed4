package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;

/** NextSeq 1000 and 2000. */
final class NextSeq2000 extends CopyCompleted {

    NextSeq2000() {
        super("nextseq2000", "nextseq2k", "V[HL]\\d+");
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith("nextseq") && (software.contains("1000") || software.contains("2000"));
    }
}
