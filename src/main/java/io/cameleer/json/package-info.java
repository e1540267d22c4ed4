/** Reading and writing JSON with numbers kept as they were written. */
@org.jspecify.annotations.NullMarked
package io.cameleer.json;
