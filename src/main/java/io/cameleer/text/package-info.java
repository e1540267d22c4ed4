/** Texts for people: those of strangers read as characters and made safe, durations in words. */
@org.jspecify.annotations.NullMarked
package io.cameleer.text;
