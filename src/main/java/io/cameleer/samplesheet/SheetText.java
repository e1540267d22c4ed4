package io.cameleer.samplesheet;

import io.cameleer.text.Unicode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The characters of a sheet, whatever program saved it: UTF-8 with or without a byte-order mark, UTF-16, UTF-32, else Windows-1252. */
final class SheetText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private SheetText() {}

    /**
     * Text without byte-order mark and NUL; each of these is a problem, as the instruments' own software stumbles over them. Empty, with an
     * error, where the bytes are no text.
     */
    static Optional<String> decode(byte[] bytes, SheetProblems problems) {
        return characters(bytes, problems).map(text -> cleaned(text, problems));
    }

    private static String cleaned(String characters, SheetProblems problems) {
        String text = characters;
        if (text.startsWith("\uFEFF")) {
            problems.warning(
                    1,
                    "byte-order-mark",
                    "the sheet starts with a byte-order mark, which some tools read as part of [Header]. Save it"
                            + " without.");
            text = text.substring(1);
        }
        int nul = text.indexOf(0);
        if (nul >= 0) {
            problems.warning(
                    line(text, nul),
                    "nul",
                    "the sheet holds NUL characters; they were left out. Save it as plain text.");
            text = text.replace("\0", "");
        }
        warnOfMixedLineEnds(text, problems);
        return text;
    }

    private static Optional<String> characters(byte[] bytes, SheetProblems problems) {
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            problems.error(1, "not-text", "this is a workbook or another archive, not text. Save the sheet as CSV.");
            return Optional.empty();
        }
        Optional<Charset> wide = Unicode.wide(bytes);
        try {
            if (wide.isPresent()) {
                String text = Unicode.decode(bytes, wide.get());
                problems.warning(
                        1, "encoding", "the sheet is " + wide.get().name() + "; it was read so. Save it as UTF-8.");
                return Optional.of(text);
            }
        } catch (CharacterCodingException e) {
            problems.error(
                    1,
                    "encoding",
                    "the sheet begins like " + wide.get().name()
                            + ", but the rest is none and no text could be read. Save it as UTF-8.");
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(in).toString());
        } catch (CharacterCodingException e) {
            String text = new String(bytes, WINDOWS);
            problems.warning(
                    line(text, in.position()),
                    "encoding",
                    "the sheet is not UTF-8 from this line on; it was read as Windows-1252. Check names with accents,"
                            + " and save it as UTF-8.");
            return Optional.of(text);
        }
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || bytes[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static void warnOfMixedLineEnds(String text, SheetProblems problems) {
        int first = CsvRecords.lineEnd(text, 0);
        if (first < 0) {
            return;
        }
        String kind = CsvRecords.lineBreak(text, first);
        int line = 2;
        for (int at = first + kind.length(); (at = CsvRecords.lineEnd(text, at)) >= 0; line++) {
            String next = CsvRecords.lineBreak(text, at);
            if (!next.equals(kind)) {
                problems.warning(
                        line,
                        "mixed-line-ends",
                        "this line ends in another way than the lines before it. Save the sheet with one kind of line"
                                + " ends.");
                return;
            }
            at += next.length();
        }
    }

    private static int line(String text, int position) {
        int line = 1;
        for (int at = 0; (at = CsvRecords.lineEnd(text, at)) >= 0 && at < position; line++) {
            at += CsvRecords.lineBreak(text, at).length();
        }
        return line;
    }
}
