/** The run that a newcomer sees: written into a drop folder of its own, as an instrument would. */
@org.jspecify.annotations.NullMarked
package io.cameleer.demo;
