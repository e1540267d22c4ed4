package io.cameleer.ingest;

import io.cameleer.samplesheet.SampleRow;
import io.cameleer.samplesheet.SampleSheetReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a site says of samples beside their sheet, which instruments' software may not let them extend: a file
 * {@value #NAME} in the run's folder, a line with the names of columns, one of them Sample_ID, then a line a sample. Its
 * cells go before the sheet's.
 */
final class SampleSidecar {

    static final String NAME = "cameleer-samples.csv";

    private static final Logger LOG = LoggerFactory.getLogger(SampleSidecar.class);
    private static final String SECTION = "[BCLConvert_Data]\n";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Map<String, SampleRow> bySample;

    private SampleSidecar(Map<String, SampleRow> bySample) {
        this.bySample = bySample;
    }

    /** The file of a run; without one, or with one that cannot be read, nothing is known. */
    static SampleSidecar of(Path run) {
        Path file = run.resolve(NAME);
        Map<String, SampleRow> bySample = new HashMap<>();
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(file)) {
                String text = new String(in.readNBytes(SampleSheetReader.LARGEST), StandardCharsets.UTF_8);
                String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
                // The reader of sheets knows tables by the section above them.
                SampleSheetReader.parse((SECTION + table).getBytes(StandardCharsets.UTF_8))
                        .rows()
                        .forEach(row -> bySample.putIfAbsent(row.sampleId().strip(), row));
            } catch (IOException e) {
                LOG.warn("{} cannot be read and is left out: {}", file, e.getMessage());
            }
        }
        return new SampleSidecar(bySample);
    }

    /** The cell of the first of these columns that is filled for the row's sample, here or else in the sheet. */
    String value(SampleRow row, String... names) {
        SampleRow beside = bySample.get(row.sampleId().strip());
        String value = beside == null ? "" : beside.value(names);
        return value.isBlank() ? row.value(names) : value;
    }
}
