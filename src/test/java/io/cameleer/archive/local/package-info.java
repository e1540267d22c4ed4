/** Tests of the archive in a local directory. */
@org.jspecify.annotations.NullMarked
package io.cameleer.archive.local;
