package io.cameleer.run;

import io.cameleer.text.Unicode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the instrument says of its own files: NovaSeq X's Manifest.tsv, a path, a tab and a checksum of 32 characters a line. Its maker does not
 * publish what kind of checksum that is; 32 hexadecimal digits are taken for MD5, and of any other the path alone counts.
 *
 * @param file the manifest's path relative to the run folder
 * @param sums MD5 in lower case by path relative to the run folder; empty where the checksum is of another form
 * @param unread its lines that say nothing, as the end of a sentence; empty where there are none
 */
public record InstrumentManifest(String file, Map<String, String> sums, String unread) {

    /** A 25B run has about 12,000 files; ten times their lines fit. */
    private static final int LARGEST = 32 << 20;

    private static final int LENGTH = 32;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]*");

    /** As many lines are named in a message. */
    private static final int NAMED = 10;

    private static final Pattern MD5 = Pattern.compile("[0-9a-fA-F]{32}");

    public InstrumentManifest {
        sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
    }

    /**
     * Reads it; empty where it is absent, or with an error where it cannot be read. A line that names nothing inside its
     * folder, or a second checksum of one file, is told by {@link #unread}: what it says can never be held against a copy.
     */
    public static Optional<InstrumentManifest> read(RunFolder folder, String file, Problems problems) {
        if (!folder.has(file)) {
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
        Map<String, String> sums = new LinkedHashMap<>();
        List<Integer> odd = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).strip().split("\t", -1);
            String sum = cells[cells.length - 1].strip();
            boolean md5 = MD5.matcher(sum).matches();
            if (cells.length >= 2 && (md5 || sum.length() == LENGTH) && isInside(cells[0])) {
                String said = md5 ? sum.toLowerCase(Locale.ROOT) : "";
                if (!said.equals(sums.getOrDefault(parent + path(cells[0]), said))) {
                    odd.add(i + 1);
                }
                sums.put(parent + path(cells[0]), said);
            } else if (!lines.get(i).isBlank() && !(i == 0 && isTitle(cells))) {
                odd.add(i + 1);
            }
        }
        return new InstrumentManifest(file, sums, odd.isEmpty() ? "" : oddLines(odd));
    }

    /** Titles of columns, the last of which is a word and not a checksum, whole or cut. */
    private static boolean isTitle(String[] cells) {
        String last = cells[cells.length - 1].strip();
        return cells.length >= 2
                && last.length() != LENGTH
                && !HEXADECIMAL.matcher(last).matches();
    }

    private static String oddLines(List<Integer> odd) {
        String numbers = odd.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        String more = odd.size() > NAMED ? " and " + (odd.size() - NAMED) + " more" : "";
        return (odd.size() == 1 ? "line " : "lines ") + numbers + more
                + " cannot be compared: no path inside the folder with one checksum of 32" + " characters";
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
