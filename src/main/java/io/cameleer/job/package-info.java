/** Automations that are started by name: by REST, by command or by the clock. */
@org.jspecify.annotations.NullMarked
package io.cameleer.job;
