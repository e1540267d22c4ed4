package io.cameleer.run;

/**
 * One sequencing read.
 *
 * @param number counted from 1 in the order of sequencing
 * @param indexed an index (barcode) read
 * @param reverseComplement the instrument says that it writes this index reversed; only newer RunInfo.xml tells
 */
public record ReadFact(int number, int cycles, boolean indexed, boolean reverseComplement) {}
