package io.cameleer.samplesheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The characters of a sheet, whatever program saved it: UTF-8 with or without a byte-order mark, UTF-16, else Windows-1252. */
final class SheetText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private SheetText() {}

    /** Text without byte-order mark and NUL; each of these is a problem, as the instruments' own software stumbles over them. */
    static String decode(byte[] bytes, SheetProblems problems) {
        String text = characters(bytes, problems);
        if (text.startsWith("\uFEFF")) {
            problems.warning(
                    1,
                    "byte-order-mark",
                    "the sheet starts with a byte-order mark, which some tools read as part of [Header]. Save it without.");
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

    private static String characters(byte[] bytes, SheetProblems problems) {
        Charset wide = wide(bytes);
        if (wide != null) {
            problems.warning(1, "encoding", "the sheet is " + wide.name() + "; it was read so. Save it as UTF-8.");
            return new String(bytes, wide);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            String text = new String(bytes, WINDOWS);
            problems.warning(
                    line(text, in.position()),
                    "encoding",
                    "the sheet is not UTF-8 from this line on; it was read as Windows-1252. Check names with accents, and save it as UTF-8.");
            return text;
        }
    }

    /** UTF-16 by its mark, or by the NUL beside the first character. */
    private static @Nullable Charset wide(byte[] bytes) {
        if (bytes.length < 2) {
            return null;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if ((first == 0xFF && second == 0xFE) || (first != 0 && second == 0 && bytes.length > 3 && bytes[3] == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        boolean big =
                (first == 0xFE && second == 0xFF) || (first == 0 && second != 0 && bytes.length > 2 && bytes[2] == 0);
        return big ? StandardCharsets.UTF_16BE : null;
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
                        "this line ends in another way than the lines before it. Save the sheet with one kind of line ends.");
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
