/** Signals: what is to happen when data arrives and when an analysis's status changes; each failure leaves a record. */
@org.jspecify.annotations.NullMarked
package io.cameleer.signal;
