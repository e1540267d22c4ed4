/** Signals: what is to happen when data arrives; each failure leaves a record. */
@org.jspecify.annotations.NullMarked
package io.cameleer.signal;
