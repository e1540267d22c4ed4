package io.cameleer.run.illumina;

import io.cameleer.run.RunFacts;
import io.cameleer.run.RunStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MiSeq: RTAComplete.txt ends base calling while the copy may go on, so stillness or one of two later files must follow. */
final class MiSeq extends IlluminaPlatform {

    MiSeq() {
        super("miseq", "miseq", Duration.ofMinutes(10), "M\\d+");
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
}
