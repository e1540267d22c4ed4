package io.cameleer.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a poll goes into and looks at. */
class FoldersTest {

    private static final Path RUN = Path.of("/mnt/nova1/run");

    private final Folders folders = new Folders();

    private boolean entered() {
        folders.beginPoll();
        return folders.enter(RUN);
    }

    @Test
    void a_folder_is_looked_at_once_a_poll() {
        assertThat(entered()).isTrue();
        assertThat(folders.beginLook(RUN)).isTrue();
        folders.endLook(RUN, false);
        assertThat(folders.beginLook(RUN)).isFalse();

        assertThat(entered()).isTrue();
        assertThat(folders.beginLook(RUN)).isTrue();
    }

    @Test
    void a_settled_folder_is_not_entered_until_it_is_unsettled() {
        entered();
        folders.beginLook(RUN);
        folders.endLook(RUN, true);
        assertThat(entered()).isFalse();
        assertThat(folders.shown()).isEmpty();

        folders.unsettle(RUN);

        assertThat(entered()).isTrue();
        assertThat(folders.shown()).containsExactly(RUN);
    }

    @Test
    void a_folder_that_is_unsettled_while_it_is_looked_at_stays_so() {
        entered();
        folders.beginLook(RUN);
        folders.unsettle(RUN);
        folders.endLook(RUN, true);

        assertThat(entered()).isTrue();
        folders.beginLook(RUN);
        folders.endLook(RUN, true);
        assertThat(entered()).isFalse();
    }

    @Test
    void a_known_folder_that_a_poll_does_not_come_to_is_missed() {
        folders.remember(RUN, true);
        entered();
        assertThat(folders.missed()).isEmpty();

        folders.beginPoll();
        assertThat(folders.missed()).containsExactly(RUN);
        folders.forget(RUN);

        assertThat(folders.missed()).isEmpty();
        assertThat(folders.all()).isEmpty();
    }
}
