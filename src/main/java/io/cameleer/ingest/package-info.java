/** Taking complete runs into the archive, and making experiments of them. */
@org.jspecify.annotations.NullMarked
package io.cameleer.ingest;
