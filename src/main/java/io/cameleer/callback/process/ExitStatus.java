package io.cameleer.callback.process;

/**
 * How a supervised program ended.
 *
 * @param code the exit code; 128 and the signal's number where a signal ended it
 * @param stopped whether something outside told the supervisor to end, too, as a service manager does that ends all
 *     processes of a service at once
 */
public record ExitStatus(int code, boolean stopped) {}
