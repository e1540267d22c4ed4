package io.cameleer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StillnessTest {

    private static final Instant WRITTEN = Instant.parse("2024-03-15T10:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-15T12:00:00Z");

    private final RunFolderFixture run;

    StillnessTest(@TempDir Path parent) {
        run = RunFolderFixture.novaSeq6000(parent).withFiles(8, 100).with("InterOp/TileMetrics.bin", "x");
        run.modified(WRITTEN);
    }

    @Test
    void an_untouched_run_looks_the_same_twice() throws IOException {
        assertThat(look()).isEqualTo(look());
        assertThat(look().newest()).isEqualTo(WRITTEN);
        assertThat(look().future()).isFalse();
    }

    @Test
    void a_time_a_few_seconds_ahead_is_no_future() throws IOException {
        run.modified(NOW.plus(Stillness.CLOCK_TOLERANCE));
        assertThat(look().future()).isFalse();
        run.modified(NOW.plus(Stillness.CLOCK_TOLERANCE).plusMillis(1));
        assertThat(look().future()).isTrue();
    }

    @Test
    void a_new_name_at_the_top_two_levels_is_seen() throws IOException {
        String before = look().fingerprint();
        touch("InterOp/QMetrics.bin", "");
        String between = look().fingerprint();
        assertThat(between).isNotEqualTo(before);
        touch("Stray.txt", "");
        assertThat(look().fingerprint()).isNotEqualTo(between);
    }

    @Test
    void growth_is_seen_where_the_time_stays() throws IOException {
        String before = look().fingerprint();
        touch("InterOp/TileMetrics.bin", "xx");
        assertThat(look().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void a_new_time_is_seen_where_the_size_stays() throws IOException {
        String before = look().fingerprint();
        Files.setLastModifiedTime(run.path().resolve("RunInfo.xml"), FileTime.from(WRITTEN.plusSeconds(1)));
        assertThat(look().fingerprint()).isNotEqualTo(before);
        assertThat(look().newest()).isEqualTo(WRITTEN.plusSeconds(1));
    }

    @Test
    void growth_in_the_newest_cycle_is_seen() throws IOException {
        Path cycle = run.path().resolve("Data/Intensities/BaseCalls/L001/C4.1");
        Files.setLastModifiedTime(cycle, FileTime.from(WRITTEN.plusSeconds(60)));
        Files.setLastModifiedTime(cycle.getParent(), FileTime.from(WRITTEN.plusSeconds(60)));
        Path calls = cycle.resolve("L001_1.cbcl");
        String before = look().fingerprint();

        Files.write(calls, new byte[200]);
        Files.setLastModifiedTime(calls, FileTime.from(WRITTEN));

        assertThat(look().fingerprint()).isNotEqualTo(before);
    }

    @Test
    void a_file_in_the_future_is_said() throws IOException {
        Files.setLastModifiedTime(run.path().resolve("RunInfo.xml"), FileTime.from(NOW.plusSeconds(60)));
        assertThat(look().future()).isTrue();
    }

    @Test
    void the_effort_does_not_follow_the_files_of_older_cycles() throws IOException {
        int before = look().entries();
        for (int i = 0; i < 50; i++) {
            touch("Data/Intensities/BaseCalls/L001/C1.1/extra" + i, "x");
        }
        run.modified(WRITTEN);
        Path newest = run.path().resolve("Data/Intensities/BaseCalls/L002");
        Files.setLastModifiedTime(newest, FileTime.from(WRITTEN.plusSeconds(60)));

        assertThat(look().entries()).isEqualTo(before);
    }

    @Test
    void units_that_are_looked_at_on_their_own_are_left_out_and_named() throws IOException {
        touch("Analysis/1/Data/x", "");
        touch("Analysis/notes.txt", "");
        UnitFolders analyses = new UnitFolders("Analysis", Pattern.compile("\\d"));
        Stillness before = Stillness.of(run.path(), analyses, NOW);

        touch("Analysis/1/y", "");
        touch("Analysis/2/y", "");
        Stillness after = Stillness.of(run.path(), analyses, NOW);
        assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
        assertThat(after.units()).containsExactly("Analysis/1", "Analysis/2");

        touch("Analysis/notes.txt", "more");
        assertThat(Stillness.of(run.path(), analyses, NOW).fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(look().fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @Test
    void links_are_not_followed() throws IOException {
        Files.createSymbolicLink(run.path().resolve("loop"), run.path());
        assertThat(look().entries()).isLessThan(60);
    }

    @Test
    void a_folder_that_is_not_there_is_an_error() {
        assertThatThrownBy(() -> Stillness.of(run.path().resolve("absent"), NOW))
                .isInstanceOf(NoSuchFileException.class);
    }

    private Stillness look() throws IOException {
        return Stillness.of(run.path(), NOW);
    }

    private void touch(String file, String content) throws IOException {
        run.with(file, content);
        Files.setLastModifiedTime(run.path().resolve(file), FileTime.from(WRITTEN));
    }
}
