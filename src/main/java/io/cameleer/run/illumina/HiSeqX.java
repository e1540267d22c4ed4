package io.cameleer.run.illumina;

/** HiSeq X: the rule of HiSeq 4000. Sites write its serial number with and without {@code ST-}. */
final class HiSeqX extends HiSeq4000 {

    HiSeqX() {
        super("hiseqx", "(ST-)?E\\d+", 24);
    }
}
