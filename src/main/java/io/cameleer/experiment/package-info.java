/** Cohorts, subjects and experiments: what runs become. */
@org.jspecify.annotations.NullMarked
package io.cameleer.experiment;
