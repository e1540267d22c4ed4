/** Which documents a person means: Django's look-ups over typed fields, as Isabl's {@code -fi KEY VALUE} writes them. */
@org.jspecify.annotations.NullMarked
package io.cameleer.filter;
