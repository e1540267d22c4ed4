package io.cameleer.route;

import org.apache.camel.Processor;

/**
 * A step that may stand between a header gate and the producer behind it: it sets headers only from what an earlier step
 * of ours read and checked, never from the message's own.
 */
public interface WritesHeaders extends Processor {}
