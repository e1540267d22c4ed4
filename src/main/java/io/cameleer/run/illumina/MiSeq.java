package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;
import io.cameleer.run.RunStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MiSeq: RTAComplete.txt ends base calling while the copy may go on, so stillness or one of two later files must follow. */
class MiSeq extends IlluminaPlatform {

    MiSeq() {
        this("miseq", "(HWI-)?M\\d+");
    }

    MiSeq(String name, String serial) {
        super(name, name, Duration.ofMinutes(10), serial);
    }

    @Override
    List<Need> needs(RunFacts facts) {
        return List.of(Need.of(RTA_COMPLETE));
    }

    @Override
    List<String> waitEnders() {
        return List.of(COPY_COMPLETE, "CompletedJobInfo.xml");
    }

    @Override
    @Nullable
    RunStatus status(RunFacts facts) {
        return facts.status() != null ? facts.status() : facts.analysis();
    }

    @Override
    boolean isSoftwareOf(String software, RunFacts facts) {
        return software.startsWith(name()) && !software.startsWith(MiSeqI100.SOFTWARE);
    }
}
