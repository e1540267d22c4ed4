/** Illumina's instruments: their files of metadata and their rules of completeness. */
@org.jspecify.annotations.NullMarked
package io.cameleer.run.illumina;
