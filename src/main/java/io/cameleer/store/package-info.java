/** What Cameleer remembers, on SQLite or PostgreSQL: visible SQL, one class per table family. */
@org.jspecify.annotations.NullMarked
package io.cameleer.store;
