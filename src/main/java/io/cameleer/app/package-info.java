/** Analysis applications: finding or making analyses for tuples of experiments, and running them through routes. */
@org.jspecify.annotations.NullMarked
package io.cameleer.app;
