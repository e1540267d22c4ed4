package io.cameleer.run.illumina;

import io.cameleer.run.ReadFact;
import java.util.List;

/** HiSeq 3000 and 4000: a file for each read ends its base calling; SequencingComplete.txt comes after all. */
class HiSeq4000 extends HiSeq {

    HiSeq4000() {
        this("hiseq4000", "[JK]\\d+", 28);
    }

    HiSeq4000(String name, String serial, int tilesOfASwath) {
        super(name, serial, tilesOfASwath, "RTARead\\d+Complete\\.txt");
    }

    @Override
    String fileOf(ReadFact read) {
        return "RTARead" + read.number() + "Complete.txt";
    }

    @Override
    List<String> waitEnders() {
        return List.of("SequencingComplete.txt");
    }
}
