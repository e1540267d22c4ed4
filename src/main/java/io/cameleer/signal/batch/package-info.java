/** Running signals by hand: for many targets, for what failed, and for what a person asked for on the web. */
@org.jspecify.annotations.NullMarked
package io.cameleer.signal.batch;
