package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.archive.Entry;
import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import io.cameleer.archive.NameBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Instant MODIFIED = Instant.parse("2024-03-05T06:07:08.123456789Z");

    private Path file;

    @BeforeEach
    void chooseFile(@TempDir Path directory) {
        file = directory.resolve("journal");
    }

    @Test
    void what_was_appended_is_found_by_the_next_process() throws IOException {
        List<Entry> entries = List.of(
                entry("Data/a.bcl", 1),
                entry("new\nline\\back\ttab\rreturn", 2),
                entry(new byte[] {'x', (byte) 0xff, '/', (byte) 0xc3, (byte) 0xa9}, 3));
        write(entries);

        try (Journal journal = open()) {
            for (Entry entry : entries) {
                assertThat(journal.find(entry.path())).isEqualTo(entry);
            }
            assertThat(journal.find(Path.of("Data"))).isNull();
        }
    }

    @Test
    void the_newest_line_counts_and_a_retracted_one_does_not() throws IOException {
        Entry old = entry("a", 1);
        Entry fresh = entry("a", 2);
        write(List.of(old, fresh));
        try (Journal journal = open()) {
            assertThat(journal.find(Path.of("a"))).isEqualTo(fresh);
            journal.retract(fresh);
            assertThat(journal.find(Path.of("a"))).isNull();
        }
        try (Journal journal = open()) {
            assertThat(journal.find(Path.of("a"))).isNull();
            journal.append(old);
        }
        try (Journal journal = open()) {
            assertThat(journal.find(Path.of("a"))).isEqualTo(old);
        }
    }

    @Test
    void a_journal_torn_at_any_byte_keeps_all_whole_lines_and_goes_on() throws IOException {
        List<Entry> entries = List.of(entry("a", 1), entry("b", 2), entry("c", 3));
        write(entries);
        byte[] whole = Files.readAllBytes(file);
        int line = whole.length / entries.size();
        Entry next = entry("next", 4);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (Journal journal = open()) {
                journal.append(next);
            }
            try (Journal journal = open()) {
                for (int i = 0; i < entries.size(); i++) {
                    boolean kept = length >= (i + 1) * line;
                    assertThat(journal.find(entries.get(i).path()))
                            .as("entry %d of a journal cut to %d bytes", i, length)
                            .isEqualTo(kept ? entries.get(i) : null);
                }
                assertThat(journal.find(next.path())).isEqualTo(next);
            }
        }
    }

    @Test
    void a_line_damaged_at_any_byte_counts_no_more_and_ends_the_journal() throws IOException {
        List<Entry> entries = List.of(entry("a", 1), entry("b", 2), entry("c", 3));
        write(entries);
        byte[] whole = Files.readAllBytes(file);
        int line = whole.length / entries.size();
        for (int at = line; at < 2 * line; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x01;
            Files.write(file, damaged);
            try (Journal journal = open()) {
                assertThat(journal.find(Path.of("a"))).isEqualTo(entries.get(0));
                assertThat(journal.find(Path.of("b")))
                        .as("damaged at byte %d", at)
                        .isNull();
                assertThat(journal.find(Path.of("c")))
                        .as("damaged at byte %d", at)
                        .isNull();
                journal.append(entry("d", 4));
            }
            try (Journal journal = open()) {
                assertThat(journal.find(Path.of("d")))
                        .as("damaged at byte %d", at)
                        .isNotNull();
                assertThat(journal.find(Path.of("c")))
                        .as("damaged at byte %d", at)
                        .isNull();
            }
        }
    }

    @Test
    void many_files_are_found_and_the_longest_names_too() throws IOException {
        Entry longest = entry(("\\".repeat(255) + "/").repeat(15) + "x", 1);
        try (Journal journal = open()) {
            for (int i = 0; i < 5_000; i++) {
                journal.append(entry("Data/" + i, i));
            }
            journal.append(longest);
        }
        try (Journal journal = open()) {
            for (int i = 0; i < 5_000; i++) {
                assertThat(journal.find(Path.of("Data/" + i))).isEqualTo(entry("Data/" + i, i));
            }
            assertThat(journal.find(longest.path())).isEqualTo(longest);
        }
    }

    private void write(List<Entry> entries) throws IOException {
        try (Journal journal = open()) {
            for (Entry entry : entries) {
                journal.append(entry);
            }
        }
    }

    private Journal open() throws IOException {
        return Journal.open(file, Interception.NONE);
    }

    private static Entry entry(String name, long size) {
        return entry(name.getBytes(UTF_8), size);
    }

    private static Entry entry(byte[] name, long size) {
        Proof proof = new Proof(String.format("%064x", size), ReadBack.DIRECT);
        return new Entry(Kind.FILE, NameBytes.path(name), size, MODIFIED, null, proof);
    }
}
