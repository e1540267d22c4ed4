package io.cameleer.run;

import org.jspecify.annotations.Nullable;

/**
 * One sequencing read.
 *
 * @param number counted from 1 in the order of sequencing
 * @param cycles null where the file holds no count; the read is there all the same, and so must be what proves it
 * @param indexed an index (barcode) read
 * @param reverseComplement the instrument says that it writes this index reversed; only newer RunInfo.xml tells
 */
public record ReadFact(int number, @Nullable Integer cycles, boolean indexed, boolean reverseComplement) {

    /** The cycles as people write them, {@code ?} where they are not known. */
    public String cyclesWord() {
        return cycles == null ? "?" : cycles.toString();
    }
}
