/**
 * The one mechanism of claims: what is to be done is a row, claimed by a lease with a fencing token, and done at least
 * once by whoever holds it.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.work;
