package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.run.RunFolderFixture;
import io.cameleer.run.RunState;
import io.cameleer.watch.Sequencer.Existing;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of runs that were there when their sequencer was first seen. */
class FirstSightTest {

    private final Watching w;
    private final Path run;

    FirstSightTest(@TempDir Path home) {
        w = new Watching(home);
        run = RunFolderFixture.novaSeq6000(w.drop).complete();
    }

    @AfterEach
    void close() {
        w.close();
    }

    private boolean lookTwice(Existing existing, boolean wasThere) {
        w.watch.look(w.sequencer(existing), run, wasThere);
        w.clock.pass(Duration.ofMinutes(2));
        return w.watch.look(w.sequencer(existing), run, wasThere).settled();
    }

    @Test
    void existing_ingest_takes_them_like_any_other() {
        assertThat(lookTwice(Existing.INGEST, true)).isTrue();

        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void existing_record_holds_them_with_what_was_found() {
        assertThat(w.watch.look(w.sequencer(Existing.RECORD), run, true).settled())
                .isTrue();

        assertThat(w.run(run).state()).isEqualTo(RunState.HELD);
        assertThat(w.reason(run))
                .isEqualTo("was there before sequencer nova1 was first watched; release it to ingest it");
        assertThat(w.run(run).platform()).isEqualTo("novaseq6000");
        assertThat(w.run(run).inspection()).contains("CopyComplete.txt");
        assertThat(w.isOffered(w.run(run))).isFalse();
    }

    @Test
    void existing_ignore_leaves_them_alone() {
        assertThat(w.watch.look(w.sequencer(Existing.IGNORE), run, true).settled())
                .isTrue();

        assertThat(w.run(run).state()).isEqualTo(RunState.IGNORED);
        assertThat(w.reason(run)).isEqualTo("was there before sequencer nova1 was first watched");
    }

    @Test
    void runs_that_come_later_are_taken_whatever_existing_says() {
        assertThat(lookTwice(Existing.RECORD, false)).isTrue();

        assertThat(w.run(run).state()).isEqualTo(RunState.COMPLETE);
    }

    @Test
    void a_run_known_from_elsewhere_keeps_its_state_at_the_first_sight_of_another_sequencer() {
        Path copy = RunFolderFixture.novaSeq6000(w.other).complete();
        lookTwice(Existing.INGEST, false);

        w.watch.look(w.sequencer("nova2", w.other, Existing.IGNORE), copy, true);

        assertThat(w.run(copy).state()).isEqualTo(RunState.COMPLETE);
    }
}
