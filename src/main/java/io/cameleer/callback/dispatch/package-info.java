/** Callback executions on their way: claimed from the store, run by a {@code callback:} route, reported back. */
@org.jspecify.annotations.NullMarked
package io.cameleer.callback.dispatch;
