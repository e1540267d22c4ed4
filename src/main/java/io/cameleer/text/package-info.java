/** Texts of strangers: their bytes read as characters, their characters made safe to read. */
@org.jspecify.annotations.NullMarked
package io.cameleer.text;
