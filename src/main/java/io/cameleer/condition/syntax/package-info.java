/** From a condition's text to its expression tree, with every fault placed in the text. */
@org.jspecify.annotations.NullMarked
package io.cameleer.condition.syntax;
