package io.cameleer.callback;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The site's settings for callbacks.
 *
 * @param projectBin where {@code external_program} finds its programs (Study Governor's {@code STUDYGOV_PROJECT_BIN}); null
 *     where none is set
 * @param outbox where mails are put while no SMTP server is set
 * @param environment the names of the environment variables that programs inherit; all others are kept from them
 * @param limits what bounds each program
 * @param secrets what workflows may use by name, and no text may show
 */
public record CallbackSettings(
        @Nullable Path projectBin,
        Path outbox,
        MailSettings mail,
        List<String> environment,
        ProgramLimits limits,
        PythonSettings python,
        Secrets secrets) {

    /** What programs need to start at all and to speak the site's language. */
    public static final List<String> DEFAULT_ENVIRONMENT =
            List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");

    /** 16 MiB of output, 10 seconds to end, ended when the service stops. */
    public static final ProgramLimits DEFAULT_LIMITS =
            new ProgramLimits(16L * 1024 * 1024, Duration.ofSeconds(10), false);

    public CallbackSettings {
        environment = List.copyOf(environment);
    }

    /** The defaults, with mails going to the outbox. */
    public static CallbackSettings defaults(@Nullable Path projectBin, Path outbox, MailSettings mail) {
        return new CallbackSettings(
                projectBin, outbox, mail, DEFAULT_ENVIRONMENT, DEFAULT_LIMITS, PythonSettings.plain(), Secrets.none());
    }
}
