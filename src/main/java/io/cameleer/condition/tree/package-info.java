/** Expression trees compiled to closures over Python's values, plain or traced. */
@org.jspecify.annotations.NullMarked
package io.cameleer.condition.tree;
