/** Who may use the service: accounts, and how a name and a password are checked. */
@org.jspecify.annotations.NullMarked
package io.cameleer.security;
