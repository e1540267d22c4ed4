/**
 * The web server: one gate before every request, contracts served by routes, pages, and answers that give away neither
 * stack traces nor the headers of the request.
 */
@org.jspecify.annotations.NullMarked
package io.cameleer.http;
