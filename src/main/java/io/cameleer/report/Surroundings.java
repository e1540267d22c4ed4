package io.cameleer.report;

import io.cameleer.callback.MailSettings;
import java.time.ZoneId;

/**
 * What every report needs.
 *
 * @param zone of the times in it
 * @param externalUrl how people reach the service
 * @param commandLine how the command line of this installation is started, ready to paste into a shell
 */
public record Surroundings(MailSettings mail, ZoneId zone, String externalUrl, CommandText commandLine) {}
