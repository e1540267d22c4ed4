/** The service as a whole: its parts made and wired by hand, started and stopped in order. */
@org.jspecify.annotations.NullMarked
package io.cameleer.service;
