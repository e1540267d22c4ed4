package io.cameleer.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.cameleer.archive.Entry.Kind;
import io.cameleer.archive.Entry.Proof;
import io.cameleer.archive.Entry.ReadBack;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a line of tab-separated columns: kind, SHA-256, size, modified (ISO 8601), how it was read back, path,
 * and for a link its target, for a file its MD5 where that was compared. A hyphen stands for what does not apply; names keep their bytes and have GNU's escapes.
 */
public final class EntryLine {

    private static final String NONE = "-";
    private static final int COLUMNS = 6;

    private EntryLine() {}

    /** The line's bytes with its line feed. */
    public static byte[] bytes(Entry entry) {
        Proof proof = entry.proof();
        String columns = String.join(
                "\t",
                entry.kind().name().toLowerCase(Locale.ROOT),
                proof == null ? NONE : proof.sha256(),
                Long.toString(entry.size()),
                entry.modified().toString(),
                proof == null ? NONE : proof.readBack().name().toLowerCase(Locale.ROOT),
                "");
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        line.writeBytes(columns.getBytes(ISO_8859_1));
        Escapes.write(NameBytes.of(entry.path()), true, line);
        Path target = entry.target();
        if (target != null) {
            line.write('\t');
            Escapes.write(NameBytes.of(target), true, line);
        } else if (proof != null && proof.md5() != null) {
            line.write('\t');
            line.writeBytes(proof.md5().getBytes(ISO_8859_1));
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** Reads a line, given without its line feed, from the given byte on. */
    public static Entry parse(byte[] line, int from) throws MalformedLineException {
        String text = new String(line, from, line.length - from, ISO_8859_1);
        String[] columns = text.split("\t", -1);
        if (columns.length < COLUMNS || columns.length > COLUMNS + 1) {
            throw new MalformedLineException("expected " + COLUMNS + " columns or one more");
        }
        try {
            Kind kind = Kind.valueOf(columns[0].toUpperCase(Locale.ROOT));
            Path path = NameBytes.relative(unescape(columns[COLUMNS - 1]));
            String last = columns.length == COLUMNS ? null : columns[COLUMNS];
            Path target = last == null || kind != Kind.LINK ? null : NameBytes.path(unescape(last));
            String md5 = kind == Kind.FILE ? last : null;
            long size = Long.parseLong(columns[2]);
            return new Entry(kind, path, size, Instant.parse(columns[3]), target, proof(columns[1], columns[4], md5));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new MalformedLineException("a column is not in its format: " + wrong.getMessage());
        }
    }

    private static byte[] unescape(String column) throws MalformedLineException {
        byte[] bytes = column.getBytes(ISO_8859_1);
        return Escapes.read(bytes, 0, bytes.length);
    }

    private static @Nullable Proof proof(String sha256, String readBack, @Nullable String md5) {
        return sha256.equals(NONE) ? null : new Proof(sha256, ReadBack.valueOf(readBack.toUpperCase(Locale.ROOT)), md5);
    }
}
