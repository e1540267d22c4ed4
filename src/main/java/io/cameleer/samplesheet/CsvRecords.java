package io.cameleer.samplesheet;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a sheet into records. Fields may be quoted, with {@code ""} for a quote; a quote inside a quoted field ends it only before a comma or a
 * line's end, as sheets are edited by hand. A quoted field that does not end within a few lines is taken as it stands, so that a stray quote
 * costs one line and not the rest of the sheet.
 */
final class CsvRecords {

    private static final int MOST_LINES_OF_A_FIELD = 20;
    /** Real sheets stay below a few thousand lines of a dozen cells; these bounds keep a hostile one from filling the memory. */
    static final int MOST_RECORDS = 100_000;

    private static final int MOST_CELLS = 2_000_000;

    private final String text;
    private final SheetProblems problems;
    private int at;
    private int line = 1;

    private CsvRecords(String text, SheetProblems problems) {
        this.text = text;
        this.problems = problems;
    }

    static List<CsvRecord> of(String text, SheetProblems problems) {
        return new CsvRecords(text, problems).all();
    }

    private List<CsvRecord> all() {
        List<CsvRecord> records = new ArrayList<>();
        int cells = 0;
        while (at < text.length()) {
            if (records.size() == MOST_RECORDS || cells > MOST_CELLS) {
                problems.error(
                        line,
                        "too-many-lines",
                        "the sheet goes on, but was read only up to here. Is it a sample sheet?");
                break;
            }
            CsvRecord next = next();
            cells += next.cells().size();
            records.add(next);
        }
        return records;
    }

    private CsvRecord next() {
        int start = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(field());
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (at < text.length()) {
                at += lineBreak(text, at).length();
                line++;
            }
            return new CsvRecord(start, cells);
        }
    }

    /** Reads up to the comma or line's end after the field. */
    private String field() {
        int begin = at;
        while (begin < text.length() && (text.charAt(begin) == ' ' || text.charAt(begin) == '\t')) {
            begin++;
        }
        if (begin < text.length() && text.charAt(begin) == '"') {
            int end = closingQuote(begin + 1);
            if (end >= 0) {
                return quoted(begin + 1, end);
            }
            problems.warning(
                    line,
                    "unclosed-quote",
                    "a quoted field starts here and is not closed; the quote was taken as it stands. Close or remove it.");
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != ',' && !isLineBreak(text.charAt(end))) {
            end++;
        }
        String field = text.substring(at, end).strip();
        at = end;
        return field;
    }

    private String quoted(int begin, int end) {
        String content = text.substring(begin, end);
        at = end + 1;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        String plain = content.replace("\"\"", "");
        if (plain.indexOf('"') >= 0) {
            problems.warning(
                    line,
                    "stray-quote",
                    "a quoted field holds a single quote character; it was kept. Write two, or remove it.");
        }
        int lines = lineBreaks(content);
        if (lines > 0) {
            problems.warning(
                    line,
                    "field-over-lines",
                    "a quoted field goes on over " + (lines + 1)
                            + " lines. Remove the line breaks; most tools refuse them.");
            line += lines;
        }
        return content.replace("\"\"", "\"").strip();
    }

    /** The quote that closes a field: one before a comma, a line's end or the end. Negative where none comes soon. */
    private int closingQuote(int from) {
        int lines = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    i++;
                } else if (endsField(i + 1)) {
                    return i;
                }
            } else if (isLineBreak(c) && ++lines > MOST_LINES_OF_A_FIELD) {
                return -1;
            }
        }
        return -1;
    }

    private boolean endsField(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i == text.length() || text.charAt(i) == ',' || isLineBreak(text.charAt(i));
    }

    private static int lineBreaks(String content) {
        int count = 0;
        for (int i = 0;
                (i = lineEnd(content, i)) >= 0;
                i += lineBreak(content, i).length()) {
            count++;
        }
        return count;
    }

    /** The position of the next line break; negative where there is none. */
    static int lineEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isLineBreak(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** The line break at that position: CR LF, LF or CR. */
    static String lineBreak(String text, int at) {
        if (text.charAt(at) == '\n') {
            return "\n";
        }
        return at + 1 < text.length() && text.charAt(at + 1) == '\n' ? "\r\n" : "\r";
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
