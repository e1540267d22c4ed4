package io.cameleer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Path directory;

    SettingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void later_places_override_earlier_ones() {
        Path file = file("cameleer.http.port=8001\ncameleer.archive.threads=3\ncameleer.python=python3.9\n");

        Settings settings = Settings.load(
                file,
                Map.of("CAMELEER_HTTP_PORT", "8002", "CAMELEER_ARCHIVE_THREADS", "4"),
                List.of("cameleer.http.port=8003"));

        assertThat(settings.integer(SettingKey.HTTP_PORT)).isEqualTo(8003);
        assertThat(settings.integer(SettingKey.ARCHIVE_THREADS)).isEqualTo(4);
        assertThat(settings.text(SettingKey.PYTHON)).isEqualTo("python3.9");
        assertThat(settings.integer(SettingKey.CALLBACK_CONCURRENCY)).isEqualTo(4);
        assertThat(settings.source(SettingKey.HTTP_PORT)).isEqualTo("--property cameleer.http.port");
        assertThat(settings.source(SettingKey.ARCHIVE_THREADS))
                .isEqualTo("environment variable CAMELEER_ARCHIVE_THREADS");
        assertThat(settings.source(SettingKey.PYTHON)).isEqualTo(file + " line 3");
        assertThat(settings.source(SettingKey.DEMO)).isEqualTo("default");
    }

    @Test
    void every_wrong_value_is_named_with_its_place_and_what_is_allowed() {
        Path file = file(
                """
                # a comment
                cameleer.http.port=eighty
                cameleer.demo=maybe
                cameleer.site.zone=Europe/Atlantis
                cameleer.http.max-body=0
                cameleer.archive.logical-root=/a/../b
                """);

        SettingsException failure = catchThrowableOfType(
                SettingsException.class,
                () -> Settings.load(
                        file, Map.of("CAMELEER_ARCHIVE_THREADS", ""), List.of("cameleer.mail.tls=ssl", "nonsense")));

        assertThat(failure.problems())
                .containsExactlyInAnyOrder(
                        "--property 'nonsense': write it as key=value, as in --property cameleer.http.port=8001",
                        file + " line 2: cameleer.http.port is 'eighty'; allowed is a whole number from 0 to 65535",
                        file + " line 3: cameleer.demo is 'maybe'; allowed is one of true, false",
                        file + " line 4: cameleer.site.zone is 'Europe/Atlantis'; allowed is a time zone of the IANA"
                                + " database, as in Europe/Berlin, or nothing",
                        file + " line 5: cameleer.http.max-body is '0'; allowed is a number of bytes, or one with the"
                                + " unit KiB, MiB or GiB, as in 16 MiB",
                        file + " line 6: cameleer.archive.logical-root is '/a/../b'; allowed is a path that begins with"
                                + " / and has no empty, . or .. part",
                        "environment variable CAMELEER_ARCHIVE_THREADS: cameleer.archive.threads is ''; allowed is a"
                                + " whole number from 1 to 256",
                        "--property cameleer.mail.tls: cameleer.mail.tls is 'ssl'; allowed is one of none, starttls,"
                                + " implicit");
    }

    @Test
    void a_key_that_nobody_reads_is_a_warning_with_the_nearest_spelling() {
        Path file = file("cameleer.htttp.port=1\nour.own.key=2\ncamel.main.name=core\n");

        Settings settings = Settings.load(
                file, Map.of("CAMELEER_HTTP_PROT", "1", "OTHER", "x"), List.of("cameleer.zzzzzzzzzzzzzzz=1"));

        assertThat(settings.warnings())
                .containsExactly(
                        file + " line 1: there is no setting cameleer.htttp.port; did you mean cameleer.http.port?",
                        "environment variable CAMELEER_HTTP_PROT: no setting is overridden by it; did you mean"
                                + " CAMELEER_HTTP_PORT?",
                        "--property cameleer.zzzzzzzzzzzzzzz: there is no setting cameleer.zzzzzzzzzzzzzzz");
        assertThat(settings.asCamelProperties())
                .containsEntry("our.own.key", "2")
                .containsEntry("camel.main.name", "core");
    }

    @Test
    void a_key_set_twice_is_a_warning_and_the_later_line_wins() {
        Path file = file("cameleer.http.port=1\n\ncameleer.http.port=2\n");

        Settings settings = load(file);

        assertThat(settings.integer(SettingKey.HTTP_PORT)).isEqualTo(2);
        assertThat(settings.warnings())
                .containsExactly(
                        file + " line 3: cameleer.http.port was set before in " + file + " line 1; this line wins");
    }

    @Test
    void lines_are_counted_over_continuations_and_comments() {
        Path file = file("# ends in a backslash \\\nour.list = a,\\\n   b\ncameleer.http.port=x\n");

        assertThatThrownBy(() -> load(file)).hasMessageContaining(file + " line 4: cameleer.http.port is 'x'");
    }

    @Test
    void a_continued_value_is_joined() {
        assertThat(load(file("our.list = a,\\\n   b\n")).asCamelProperties()).containsEntry("our.list", "a,b");
    }

    @Test
    void blanks_around_a_value_are_dropped_except_in_a_password() {
        Settings settings = load(file("cameleer.http.port = 8001  \ncameleer.mail.password=a b \n"));

        assertThat(settings.integer(SettingKey.HTTP_PORT)).isEqualTo(8001);
        assertThat(settings.text(SettingKey.MAIL_PASSWORD)).isEqualTo("a b ");
    }

    @Test
    void secrets_are_not_shown() {
        Settings settings = Settings.load(
                file("lims.password=hidden-one\ncameleer.mail.host=mail.example.org\n"),
                Map.of("MAIL_PASSWORD", "hidden-two"),
                List.of("cameleer.database.password=hidden-three"));

        assertThat(settings.toString())
                .doesNotContain("hidden-")
                .contains("cameleer.mail.password=********  (environment variable MAIL_PASSWORD)")
                .contains("lims.password=********")
                .contains("cameleer.mail.host=mail.example.org")
                .contains("cameleer.mail.username=  (default)");
        assertThat(settings.asCamelProperties()).containsEntry("lims.password", "hidden-one");
    }

    @Test
    void variables_of_study_governor_are_accepted_and_ours_win_over_them() {
        Settings settings = Settings.load(
                file(""),
                Map.of(
                        "STUDYGOV_PROJECT_BIN", "/srv/bin",
                        "STUDYGOV_EMAIL_FROM", "core@example.org",
                        "STUDYGOV_EMAIL_TO", "lab@example.org",
                        "CAMELEER_MAIL_TO", "ours@example.org",
                        "STUDYGOV_EMAIL_PREFIX", "[study]",
                        "MAIL_SERVER", "mail.example.org",
                        "MAIL_USE_TLS", "True"),
                List.of());

        assertThat(settings.path(SettingKey.PROJECT_BIN)).isEqualTo(Path.of("/srv/bin"));
        assertThat(settings.text(SettingKey.MAIL_FROM)).isEqualTo("core@example.org");
        assertThat(settings.text(SettingKey.MAIL_TO)).isEqualTo("ours@example.org");
        assertThat(settings.text(SettingKey.MAIL_PREFIX)).isEqualTo("[study]");
        assertThat(settings.text(SettingKey.MAIL_HOST)).isEqualTo("mail.example.org");
        assertThat(settings.text(SettingKey.MAIL_TLS)).isEqualTo("starttls");
        assertThat(settings.mailPort()).isEqualTo(587);
    }

    @Test
    void isabls_names_of_its_signals_are_accepted() {
        Settings settings = Settings.load(
                file(""),
                Map.of(
                        "ON_DATA_IMPORT", "[\"my_apps.signals.trigger_apps\", \"my_apps.signals.other\"]",
                        "ON_STATUS_CHANGE", "my_apps.signals.trigger_dependencies"),
                List.of());

        assertThat(settings.list(SettingKey.SIGNALS_ON_DATA_IMPORT))
                .containsExactly("my_apps.signals.trigger_apps", "my_apps.signals.other");
        assertThat(settings.list(SettingKey.SIGNALS_ON_STATUS_CHANGE))
                .containsExactly("my_apps.signals.trigger_dependencies");
    }

    @Test
    void flask_mails_switch_for_ssl_speaks_only_when_it_is_on() {
        assertThat(mailTls(Map.of("MAIL_USE_TLS", "true", "MAIL_USE_SSL", "false")))
                .isEqualTo("starttls");
        assertThat(mailTls(Map.of("MAIL_USE_SSL", "1"))).isEqualTo("implicit");
        assertThat(mailTls(Map.of("MAIL_USE_TLS", "0"))).isEqualTo("none");
        assertThatThrownBy(() -> mailTls(Map.of("MAIL_USE_TLS", "perhaps")))
                .hasMessageContaining("environment variable MAIL_USE_TLS: cameleer.mail.tls is 'perhaps'");
    }

    @Test
    void values_have_types() {
        Settings settings = Settings.load(
                file(""),
                Map.of(),
                List.of(
                        "cameleer.http.max-body=2 MiB",
                        "cameleer.callback.environment=PATH, , HOME",
                        "cameleer.demo=FALSE",
                        "cameleer.site.zone=Europe/Berlin",
                        "cameleer.home=/var/lib/cameleer"));

        assertThat(settings.bytes(SettingKey.HTTP_MAX_BODY)).isEqualTo(2 * 1024 * 1024);
        assertThat(settings.list(SettingKey.CALLBACK_ENVIRONMENT)).containsExactly("PATH", "HOME");
        assertThat(settings.flag(SettingKey.DEMO)).isFalse();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.archive()).isEqualTo(Path.of("/var/lib/cameleer/archive"));
        assertThat(settings.asCamelProperties()).containsEntry("cameleer.archive", "/var/lib/cameleer/archive");
        assertThat(settings.given(SettingKey.MAIL_HOST)).isEmpty();
        assertThat(settings.mailPort()).isEqualTo(25);
    }

    @Test
    void a_file_that_was_named_must_be_there() {
        Path absent = directory.resolve("absent.properties");

        assertThatThrownBy(() -> load(absent)).hasMessageContaining(absent + ": cannot be read");
    }

    @Test
    void secrets_have_names_of_the_sites_own_and_are_never_shown() {
        Path file = file("cameleer.secret.lims=hush hush \ncameleer.secret.other=overridden\n");

        Settings settings = Settings.load(
                file, Map.of("CAMELEER_SECRET_OTHER", "from-outside", "CAMELEER_SECRET_SLACK_HOOK", "x"), List.of());

        assertThat(settings.secrets())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("lims", "hush hush ", "other", "from-outside", "slack-hook", "x"));
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.toString()).contains("cameleer.secret.lims").doesNotContain("hush", "from-outside");
        assertThatThrownBy(() -> load(file("cameleer.secret.Slack_Hook=x")))
                .hasMessageContaining("lower-case letters")
                .hasMessageContaining("line 1");
    }

    @Test
    void a_file_that_is_not_text_is_refused() throws IOException {
        Path file = directory.resolve("latin.properties");
        Files.write(file, "cameleer.mail.prefix=Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> load(file)).hasMessageContaining(file + ": is not UTF-8 text");
    }

    @Test
    void a_broken_escape_is_named_with_its_line() {
        Path file = file("a=1\nshare=\\\\server\\users\n");

        assertThatThrownBy(() -> load(file)).hasMessageContaining(file + " line 2: has a backslash and a u");
    }

    private Settings load(Path file) {
        return Settings.load(file, Map.of(), List.of());
    }

    private String mailTls(Map<String, String> environment) {
        return Settings.load(file(""), environment, List.of()).text(SettingKey.MAIL_TLS);
    }

    private Path file(String text) {
        try {
            return Files.writeString(directory.resolve("application.properties"), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
