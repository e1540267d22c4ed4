package io.cameleer.report;

import io.cameleer.callback.MailSettings;
import io.cameleer.callback.Redaction;
import java.time.ZoneId;

/**
 * What every report needs.
 *
 * @param zone of the times in it
 * @param externalUrl how people reach the service
 * @param commandLine how the command line of this installation is started, ready to paste into a shell
 * @param secrets takes the site's secrets out of what failed programs wrote
 */
public record Surroundings(
        MailSettings mail, ZoneId zone, String externalUrl, CommandText commandLine, Redaction secrets) {}
