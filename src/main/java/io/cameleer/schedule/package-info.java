/** When something is to happen again and again: values, and the times that they mean. */
@org.jspecify.annotations.NullMarked
package io.cameleer.schedule;
