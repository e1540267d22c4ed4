/** REST: each operation of the contracts in {@code openapi/}, thin over the packages that do the work. */
@org.jspecify.annotations.NullMarked
package io.cameleer.api;
