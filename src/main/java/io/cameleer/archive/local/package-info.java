/**
 * The archive in a local directory: each run is copied, hashed and read back in a staging place on the same file system,
 * with a journal that lets a later call go on, and is published by one rename.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.archive.local;
