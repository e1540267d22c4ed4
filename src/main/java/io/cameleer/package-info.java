/** The start of the service and the wiring of its parts. */
@org.jspecify.annotations.NullMarked
package io.cameleer;
