/** Study Governor's documents of the second REST version: what REST answers, what pages show, what callbacks are given. */
@org.jspecify.annotations.NullMarked
package io.cameleer.document;
