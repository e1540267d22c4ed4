package io.cameleer.samplesheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads sample sheets of every version. Whatever the bytes are, the answer is a sheet: what could be read, and a problem for each thing that is
 * wrong.
 */
public final class SampleSheetReader {

    /** The greatest size that is read, in bytes; real sheets stay below 1 MiB. */
    public static final int LARGEST = 8 << 20;

    private final SheetProblems problems = new SheetProblems();

    private SampleSheetReader() {}

    /** @throws IOException where the file cannot be read */
    public static SampleSheet read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(in.readNBytes(LARGEST + 1));
        }
    }

    public static SampleSheet parse(byte[] bytes) {
        return new SampleSheetReader().sheet(bytes);
    }

    private SampleSheet sheet(byte[] bytes) {
        if (bytes.length > LARGEST) {
            problems.error(
                    1,
                    "too-large",
                    "the sheet is larger than " + (LARGEST >> 20) + " MiB and was not read. Is it a sample sheet?");
            return assemble(SheetVersion.OTHER, List.of());
        }
        Optional<String> text = SheetText.decode(bytes, problems);
        if (text.isEmpty()) {
            return assemble(SheetVersion.OTHER, List.of());
        }
        List<CsvRecord> records = CsvRecords.of(text.get(), problems);
        if (records.stream().allMatch(CsvRecord::isBlank)) {
            problems.error(1, "empty", "the sheet holds nothing. Copy it again.");
            return assemble(SheetVersion.OTHER, List.of());
        }
        List<SheetSection> sections = SheetSection.of(records);
        return assemble(version(sections), sections);
    }

    private SampleSheet assemble(SheetVersion version, List<SheetSection> sections) {
        Map<String, String> header = new LinkedHashMap<>();
        Map<String, Map<String, String>> settings = new LinkedHashMap<>();
        List<SheetRead> reads = new ArrayList<>();
        for (SheetSection section : sections) {
            if (section.is("Header") || section.is("RunValues")) {
                keys(section, header);
            } else if (section.is("Reads")) {
                SheetReads.of(section, problems, reads);
            } else if (section.endsWith("Settings")) {
                keys(section, settings.computeIfAbsent(section.name(), name -> new LinkedHashMap<>()));
            } else if (section.name().isEmpty() && version != SheetVersion.OTHER) {
                section.records().stream().limit(1).forEach(this::textAbove);
            }
        }
        SheetTable table = SheetTable.of(mainTables(version, sections), problems);
        List<SampleRow> further = furtherRows(sections);
        if (!sections.isEmpty()) {
            new SheetChecks(version, problems).check(header, table, sections);
        }
        return new SampleSheet(
                version, header, reads, settings, table.columns(), table.rows(), further, problems.list());
    }

    private void textAbove(CsvRecord row) {
        problems.warning(
                row.line(),
                "text-above",
                "there is text above the first section; it was left out. Remove it, most tools refuse it.");
    }

    private static SheetVersion version(List<SheetSection> sections) {
        if (has(sections, "Samples") && !has(sections, "Data")) {
            return SheetVersion.AVITI;
        }
        boolean second = sections.stream()
                .filter(section -> section.is("Header"))
                .flatMap(section -> section.records().stream())
                .anyMatch(row -> row.first().equalsIgnoreCase("FileFormatVersion"));
        if (second || sections.stream().anyMatch(section -> section.endsWith("_Data"))) {
            return SheetVersion.V2;
        }
        return has(sections, "Data") || has(sections, "Header") ? SheetVersion.V1 : SheetVersion.OTHER;
    }

    private static boolean has(List<SheetSection> sections, String name) {
        return sections.stream().anyMatch(section -> section.is(name));
    }

    /** The sections that hold the samples; more than one only where a section is there twice. */
    private static List<SheetSection> mainTables(SheetVersion version, List<SheetSection> sections) {
        return switch (version) {
            case V1 -> named(sections, "Data");
            case V2 -> named(sections, v2Table(sections).orElse("BCLConvert_Data"));
            case AVITI -> named(sections, "Samples");
            case OTHER -> named(sections, "");
        };
    }

    private static Optional<String> v2Table(List<SheetSection> sections) {
        for (String name : List.of("BCLConvert_Data", "Data")) {
            if (has(sections, name)) {
                return Optional.of(name);
            }
        }
        return sections.stream()
                .filter(section -> section.endsWith("_Data"))
                .map(SheetSection::name)
                .findFirst();
    }

    private static List<SheetSection> named(List<SheetSection> sections, String name) {
        return sections.stream().filter(section -> section.is(name)).toList();
    }

    /** Where v2 sheets name projects besides the main table. */
    private List<SampleRow> furtherRows(List<SheetSection> sections) {
        return SheetTable.of(named(sections, "Cloud_Data"), new SheetProblems()).rows();
    }

    private void keys(SheetSection section, Map<String, String> into) {
        for (CsvRecord row : section.records()) {
            if (row.first().startsWith("#")) {
                continue;
            }
            String before = into.put(row.first(), row.cell(1));
            if (before != null && !before.equals(row.cell(1))) {
                problems.warning(
                        row.line(),
                        "duplicate-key",
                        "'" + SheetChecks.shown(row.first()) + "' is there twice in [" + section.name()
                                + "] with different values; the later one was taken. Remove one.");
            }
        }
    }
}
