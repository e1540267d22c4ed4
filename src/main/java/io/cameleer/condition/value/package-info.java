/**
 * Python's values and what conditions may do with them: arithmetic, comparison, methods, formatting, the datetime module.
 * Strings are {@link String}, integers {@link Long} or, beyond 64 bits, {@link java.math.BigInteger}, floats
 * {@link Double}, truth values {@link Boolean}; everything else is a {@link io.cameleer.condition.value.PythonValue}. No
 * value can be changed, and each operation draws on the budget of its
 * {@link io.cameleer.condition.value.Evaluation}.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.condition.value;
