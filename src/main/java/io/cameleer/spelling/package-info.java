/** What somebody who wrote an unknown name probably meant. */
@org.jspecify.annotations.NullMarked
package io.cameleer.spelling;
