package io.cameleer.samplesheet;

/**
 * A read that the sheet asks for.
 *
 * @param name {@code Read1}, {@code Index1}, …; v1 sheets do not name their reads, they are numbered
 */
public record SheetRead(String name, int cycles) {}
