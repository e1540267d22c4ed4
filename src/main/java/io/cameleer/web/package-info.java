/** Pages for people. */
@org.jspecify.annotations.NullMarked
package io.cameleer.web;
