/**
 * Archiving of run folders with proof: the port that every kind of archive implements, and what they share, which is
 * the walk over a folder, names as bytes, and the formats of the manifest and of the list of entries.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.archive;
