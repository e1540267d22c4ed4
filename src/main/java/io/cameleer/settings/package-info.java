/**
 * The settings of the service: one table of keys with defaults and reasons, merged from {@code application.properties},
 * the environment and the command line, each value knowing where it came from so that an error can name the place.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.settings;
