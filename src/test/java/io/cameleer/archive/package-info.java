/** Tests that every kind of archive must pass, and what they need. */
@org.jspecify.annotations.NullMarked
package io.cameleer.archive;
