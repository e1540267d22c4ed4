/** Mails that tell operators what failed, each thing once. */
@org.jspecify.annotations.NullMarked
package io.cameleer.report;
