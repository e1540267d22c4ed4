/** Values: analysis applications, and analyses of experiments by them. */
@org.jspecify.annotations.NullMarked
package io.cameleer.analysis;
