package io.cameleer.run;

/**
 * What a status file says.
 *
 * @param evidence the file and its words, such as {@code RunCompletionStatus.xml: UserEndedEarly}
 */
public record RunStatus(Outcome outcome, String evidence) {}
