package io.cameleer.run;

import io.cameleer.text.Unicode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the instrument says of its own files: NovaSeq X's Manifest.tsv, a path, a tab and a checksum a line. Its maker does not publish what kind
 * of checksum that is; 32 hexadecimal digits are taken for MD5, and of any other the path alone counts.
 *
 * @param file the manifest's path relative to the run folder
 * @param sums MD5 in lower case by path relative to the run folder; empty where the checksum is of another form
 * @param unread its lines that name no file inside their folder, as the end of a sentence; empty where there are none
 * @param doubtful its lines whose checksum can be none, as the end of a sentence; empty where there are none
 */
public record InstrumentManifest(String file, Map<String, String> sums, String unread, String doubtful) {

    /** A 25B run has about 12,000 files; ten times their lines fit. */
    private static final int LARGEST = 32 << 20;

    /** What is shorter is no checksum, but a word or what was left of one. */
    private static final int SHORTEST = 8;

    /** As many lines are named in a message. */
    private static final int NAMED = 10;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]*");

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    public InstrumentManifest {
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /**
     * Reads it; empty where it is absent, or with an error where it cannot be read. Checksums of one manifest have one
     * length, most lines': one of another length was cut off or is none, and is told by {@link #doubtful}.
     */
    public static Optional<InstrumentManifest> read(RunFolder folder, String file, Problems problems) {
        if (!folder.holds(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(file, text(folder.read(file, LARGEST))));
        } catch (Unicode.NotTextException e) {
            problems.error(
                    "manifest-encoding",
                    file,
                    e.line(),
                    file + " is in no encoding that can be told: " + e.getMessage()
                            + ". Compare it with the instrument's and copy it again.");
            return Optional.empty();
        } catch (RunFolder.TooLargeException e) {
            problems.error(
                    "manifest-unreadable",
                    file,
                    null,
                    file + " is larger than " + (LARGEST >> 20)
                            + " MiB, which no run fills. Copy it again from the instrument,"
                            + " or set instrumentManifest of its sequencer to off.");
            return Optional.empty();
        } catch (IOException e) {
            problems.error("manifest-unreadable", file, null, file + " " + Unreadable.reason(e) + ".");
            return Optional.empty();
        }
    }

    /** In UTF-8, or in UTF-16 or UTF-32 where it starts like these; a byte-order mark is no part of the first path. */
    private static String text(byte[] bytes) throws Unicode.NotTextException {
        return Unicode.withoutMark(Unicode.decode(bytes, Unicode.wide(bytes).orElse(StandardCharsets.UTF_8)));
    }

    private static InstrumentManifest parse(String file, String text) {
        String parent = file.substring(0, file.lastIndexOf('/') + 1);
        List<String[]> lines =
                text.lines().map(line -> line.strip().split("\t", -1)).toList();
        int length = length(lines);
        Map<String, String> sums = new LinkedHashMap<>();
        List<Integer> nameless = new ArrayList<>();
        List<Integer> doubtful = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i);
            String sum = sum(cells);
            if (isBlank(cells) || (i == 0 && isTitle(cells, length))) {
                continue;
            } else if (cells.length < 2 || !isInside(cells[0])) {
                nameless.add(i + 1);
                continue;
            }
            String said = MD5.matcher(sum).matches() ? sum.toLowerCase(Locale.ROOT) : "";
            String before = sums.putIfAbsent(parent + path(cells[0]), said);
            if (sum.length() != length || !isSum(sum) || (before != null && !before.equals(said))) {
                doubtful.add(i + 1);
            }
        }
        return new InstrumentManifest(
                file,
                sums,
                sentence(nameless, " names no file inside the folder", " name no file inside the folder"),
                sentence(
                        doubtful,
                        " has no checksum like the others, or another than a line before for the same file",
                        " have no checksum like the others, or another than a line before for the same file"));
    }

    /** Of the checksums of most lines; of as many, the longest; 0 where no line has one. */
    private static int length(List<String[]> lines) {
        Map<Integer, Integer> counts = new TreeMap<>();
        lines.stream()
                .filter(cells -> cells.length >= 2 && isSum(sum(cells)))
                .forEach(cells -> counts.merge(sum(cells).length(), 1, Integer::sum));
        int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .mapToInt(Map.Entry::getKey)
                .max()
                .orElse(0);
    }

    private static String sum(String[] cells) {
        return cells[cells.length - 1].strip();
    }

    private static boolean isSum(String text) {
        return text.length() >= SHORTEST && text.chars().noneMatch(Character::isWhitespace);
    }

    private static boolean isBlank(String[] cells) {
        return cells.length == 1 && cells[0].isBlank();
    }

    /** Titles of columns, the last of which is a word and not a checksum, whole or cut. */
    private static boolean isTitle(String[] cells, int length) {
        return cells.length >= 2
                && sum(cells).length() != length
                && !HEXADECIMAL.matcher(sum(cells)).matches();
    }

    private static String sentence(List<Integer> lines, String one, String many) {
        if (lines.isEmpty()) {
            return "";
        }
        String numbers = lines.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = lines.size() > NAMED ? " and " + (lines.size() - NAMED) + " more" : "";
        return (lines.size() == 1 ? "line " + numbers + one : "lines " + numbers + more + many);
    }

    /** Windows separates names by backslashes. */
    private static String path(String cell) {
        String path = cell.strip().replace('\\', '/');
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static boolean isInside(String cell) {
        String path = path(cell);
        return !path.isEmpty()
                && path.indexOf('\0') < 0
                && !path.startsWith("/")
                && List.of(path.split("/", -1)).stream()
                        .noneMatch(name -> name.equals("..") || name.equals(".") || name.isEmpty());
    }
}
