/**
 * Conditions: the Python expressions of workflows and routes. A {@link io.cameleer.condition.Condition} is parsed and
 * checked once, when what holds it is loaded, and then evaluated any number of times without reaching anything but the
 * names it is given.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.condition;
