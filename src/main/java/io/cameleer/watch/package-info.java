/** Watching sequencers' directories: what is seen is recorded and judged; archiving happens elsewhere. */
@org.jspecify.annotations.NullMarked
package io.cameleer.watch;
