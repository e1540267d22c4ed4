package io.cameleer.run.illumina;

import io.cameleer.run.FlowcellLayout;
import io.cameleer.run.ReadFact;
import io.cameleer.run.RunFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the HiSeq instruments share: a file for each of RunInfo.xml's reads besides RTAComplete.txt. */
abstract class HiSeq extends IlluminaPlatform {

    private final int tilesOfASwath;
    private final Pattern readMarker;

    /** @param tilesOfASwath tells the models apart where only the software's name is known: they share it */
    HiSeq(String name, String serial, int tilesOfASwath, String readMarker) {
        super(name, "hiseq", Duration.ofMinutes(10), serial);
        this.tilesOfASwath = tilesOfASwath;
        this.readMarker = Pattern.compile(readMarker);
    }

    abstract String fileOf(ReadFact read);

    @Override
    List<Need> needs(RunFacts facts) {
        List<Need> needs = new ArrayList<>();
        needs.add(Need.of(RTA_COMPLETE));
        if (facts.reads().isEmpty()) {
            needs.add(Need.of("the reads in " + RUN_INFO));
        }
        facts.reads().forEach(read -> needs.add(Need.of(fileOf(read))));
        return needs;
    }

    @Override
    Optional<Need> fallback() {
        return Optional.of(Need.of(RTA_COMPLETE));
    }

    @Override
    public boolean isMarker(String relativePath) {
        return super.isMarker(relativePath) || readMarker.matcher(relativePath).matches();
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        FlowcellLayout layout = facts.layout();
        return software.startsWith("hiseq")
                && layout != null
                && layout.tiles() != null
                && layout.tiles() == tilesOfASwath;
    }
}
