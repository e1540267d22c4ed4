/** Sample sheets of sequencing runs: rows and projects of every version in use, and each thing that is wrong with its line. */
@org.jspecify.annotations.NullMarked
package io.cameleer.samplesheet;
