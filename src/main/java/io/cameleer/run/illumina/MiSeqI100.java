package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;

/** MiSeq i100 and i100 Plus; the flow cell is named by its dry cartridge. */
final class MiSeqI100 extends CopyCompleted {

    static final String SOFTWARE = "miseqi100";

    /** Digits must follow at once: the Broad Institute writes {@code SL-…} into run ids. */
    MiSeqI100() {
        super("miseqi100", "miseqi100", "S[HL]\\d+");
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith(SOFTWARE);
    }
}
