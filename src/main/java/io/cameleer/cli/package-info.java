/** The commands: thin, each speaks to the packages that do the work. */
@org.jspecify.annotations.NullMarked
package io.cameleer.cli;
