package io.cameleer.run.illumina;

/** MiniSeq: the rule of MiSeq. */
final class MiniSeq extends MiSeq {

    MiniSeq() {
        super("miniseq", "MN\\d+");
    }
}
