package io.cameleer.work;

/**
 * A lease on one piece of work.
 *
 * @param id the row
 * @param target the id of what is worked on, in the kind's own table
 * @param token grows with every claim of the row; a completion with an older token is refused
 * @param attempt 1 for the first claim
 */
public record Claim(long id, WorkKind kind, long target, long token, int attempt) {}
