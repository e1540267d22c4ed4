/** Texts of strangers, made safe to read. */
@org.jspecify.annotations.NullMarked
package io.cameleer.text;
