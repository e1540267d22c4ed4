package io.cameleer.run.illumina;

import io.cameleer.run.ReadFact;

/** HiSeq 2000 and 2500 (and their smaller kin): a file for each read ends its network copy. */
final class HiSeq2500 extends HiSeq {

    HiSeq2500() {
        super("hiseq2500", "(HWI-)?(SN|ST|D|C)\\d+", 16, "Basecalling_Netcopy_complete_Read\\d+\\.txt");
    }

    @Override
    String fileOf(ReadFact read) {
        return "Basecalling_Netcopy_complete_Read" + read.number() + ".txt";
    }
}
