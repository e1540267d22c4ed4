package io.cameleer.work;

import org.jspecify.annotations.Nullable;

/**
 * Where a callback's work goes.
 *
 * @param function the callback function
 * @param site what it works on: a web address's host, an external system's name, a program; null: nothing that is told
 *     apart
 * @param queue the endpoint that its bell rings at; null: the usual one
 */
public record Lane(String function, @Nullable String site, @Nullable String queue) {}
