package io.cameleer.samplesheet;

import java.util.Locale;

/** The layouts of sample sheets. */
public enum SheetVersion {
    /** Illumina Experiment Manager's, with a {@code [Data]} section. */
    V1,
    /** With {@code FileFormatVersion,2} and a data section for each application, {@code [BCLConvert_Data]} first of all. */
    V2,
    /** Element's run manifest, with {@code [Samples]}. */
    AVITI,
    /** Anything else that holds a table, such as the sheets without sections that came before all of these. */
    OTHER;

    /** The word used outside: {@code v1}, {@code v2}, {@code aviti} or {@code other}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
