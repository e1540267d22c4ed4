/** Signals that are functions in Python: each call in a process of its own, which may ask for applications. */
@org.jspecify.annotations.NullMarked
package io.cameleer.signal.python;
