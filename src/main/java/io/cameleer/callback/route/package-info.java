/** The callback functions as beans of Camel routes: what {@code routes/callbacks/} refers to by name. */
@org.jspecify.annotations.NullMarked
package io.cameleer.callback.route;
