/**
 * Runs as their folders show them: which platform wrote a folder, whether it is complete, whether it succeeded, and what its files say. Reads
 * only, stays inside the folder, and turns bad content into problems instead of exceptions.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.run;
