/**
 * The state machine of experiments: entering states, resolving callbacks, choosing transitions. Pure: it reads and
 * writes through {@link io.cameleer.governor.GovernorRecords} inside a transaction that its caller holds.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.governor;
