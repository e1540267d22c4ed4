/**
 * What a callback does, without Camel: finding and running programs with bounds, composing mails and requests, and filling
 * the workflow's arguments with what is known of the experiment.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.callback;
