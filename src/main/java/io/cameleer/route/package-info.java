/**
 * What operators write as Camel routes, and how it is loaded: the routes that are called by name ({@code job:},
 * {@code signal:}, {@code app:}, {@code callback:}), the language of conditions, and the loading of route files in which
 * a bad one stops no good one.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.route;
