package io.cameleer.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every setting that the service knows: name, default, what is allowed and why it exists. */
public enum SettingKey {
    HOME(
            "cameleer.home",
            "./data",
            SettingKind.path(),
            "Holds the database, the archive unless set elsewhere, and the outbox."),
    ARCHIVE(
            "cameleer.archive",
            "",
            SettingKind.path(),
            "Where runs are archived, usually a large mount. Empty: the folder archive in the home."),
    ARCHIVE_LOGICAL_ROOT(
            "cameleer.archive.logical-root",
            "/cameleer",
            SettingKind.absoluteLogicalPath(),
            "Begins the logical path of an archived run: <root>/sequencer/<type>/<run>."),
    ARCHIVE_THREADS(
            "cameleer.archive.threads",
            "2",
            SettingKind.integer(1, 256),
            "Files copied and hashed at once in one run. More helps where the source or the archive is a network"
                    + " mount."),
    INGEST_CONCURRENCY(
            "cameleer.ingest.concurrency",
            "1",
            SettingKind.integer(1, 64),
            "Runs archived at once. Each reads as fast as its threads can, so one is enough for one disk."),
    INGEST_WORKFLOW(
            "cameleer.ingest.workflow",
            "sequencing",
            SettingKind.text(),
            "Workflow of experiments from runs that a command or a job ingests. Empty: none. Sequencers name their"
                    + " own."),
    SEQUENCER_BASE_DIR(
            "cameleer.sequencer.base-dir",
            "",
            SettingKind.path(),
            "Searched by ingest jobs that give no root_dir. Empty: they must give one."),
    HTTP_PORT(
            "cameleer.http.port",
            "8000",
            SettingKind.integer(0, 65535),
            "Port of the web console and of REST. 0 takes any free port."),
    HTTP_BIND(
            "cameleer.http.bind",
            "127.0.0.1",
            SettingKind.text(),
            "Address to listen on. Only loopback until there is an account, because without one everybody is"
                    + " administrator."),
    HTTP_EXTERNAL_URL(
            "cameleer.http.external-url",
            "",
            SettingKind.webAddress(),
            "How people reach the service, for links in mails. Empty: http://localhost:<port>."),
    HTTP_MAX_BODY(
            "cameleer.http.max-body",
            "16 MiB",
            SettingKind.size(),
            "Largest body of a request. Bodies are held in memory while they are validated."),
    ADMIN_USERNAME(
            "cameleer.admin.username",
            "",
            SettingKind.text(),
            "Name of the administrator's account, made or changed at the start. Empty: none is made."),
    ADMIN_PASSWORD(
            "cameleer.admin.password",
            "",
            SettingKind.secretText(),
            "Its password. Better given as CAMELEER_ADMIN_PASSWORD than in this file."),
    DEMO(
            "cameleer.demo",
            "true",
            SettingKind.flag(),
            "With an empty home, writes one small run into a drop folder of its own and follows it. Turn off on a real"
                    + " core."),
    SITE_ZONE(
            "cameleer.site.zone",
            "",
            SettingKind.zone(),
            "Time zone of scan dates and of conditions. Empty: the zone of this machine."),
    DATABASE_URL(
            "cameleer.database.url",
            "",
            SettingKind.text(),
            "jdbc:postgresql://host/name where several machines share it. Empty: SQLite in the home."),
    DATABASE_USERNAME("cameleer.database.username", "", SettingKind.text(), "Account at PostgreSQL."),
    DATABASE_PASSWORD(
            "cameleer.database.password",
            "",
            SettingKind.secretText(),
            "Its password. Better given as CAMELEER_DATABASE_PASSWORD than in this file."),
    DISPATCH(
            "cameleer.dispatch",
            "seda:dispatch",
            SettingKind.text(),
            "Camel endpoint that tells workers of callbacks to run: seda:, jms: or kafka:. log:held holds all of them"
                    + " back."),
    CALLBACK_CONCURRENCY(
            "cameleer.callback.concurrency",
            "4",
            SettingKind.integer(1, 1024),
            "Callbacks that run at once on this machine."),
    CALLBACK_LIMITS(
            "cameleer.callback.limits",
            "",
            SettingKind.limits(),
            "Callbacks of a function, or of a function at a site, that run at once on all machines:"
                    + " http=8,http@lims.example.org=2."),
    CALLBACK_ENVIRONMENT(
            "cameleer.callback.environment",
            "PATH,HOME,LANG",
            SettingKind.text(),
            "Variables of our environment that a program started by a callback sees. All others are kept from it."),
    CALLBACK_OUTPUT_CAP(
            "cameleer.callback.output-cap",
            "16 MiB",
            SettingKind.size(),
            "Most that is kept of what one program writes. The rest is read and dropped, so that it cannot fill the"
                    + " disk."),
    CALLBACK_AT_STOP(
            "cameleer.callback.at-stop",
            "end",
            SettingKind.oneOf("end", "leave"),
            "When the service stops: end its programs and run them again later, or leave them and take their results"
                    + " then."),
    CALLBACK_KEEP_DAYS(
            "cameleer.callback.keep-days",
            "90",
            SettingKind.integer(0, 36_500),
            "Days after which the folder of a callback that is over, with working directory and log, is deleted. 0:"
                    + " never."),
    PROJECT_BIN(
            "cameleer.project.bin",
            "",
            SettingKind.path(),
            "Folder of the programs that workflows may start by file name. Empty: none may."),
    PYTHON("cameleer.python", "python3", SettingKind.text(), "Interpreter that Python callbacks are started with."),
    PYTHON_PATH(
            "cameleer.python.path",
            "",
            SettingKind.text(),
            "Folders of Python callbacks' and signals' modules, separated by colons as in PYTHONPATH. Empty: only the"
                    + " interpreter's own."),
    SIGNALS_ON_DATA_IMPORT(
            "cameleer.signals.on-data-import",
            "",
            SettingKind.text(),
            "Python functions that get each experiment whose data arrives, as import strings separated by commas."),
    SIGNALS_ON_STATUS_CHANGE(
            "cameleer.signals.on-status-change",
            "",
            SettingKind.text(),
            "Python functions that get each analysis whose status changes, as import strings separated by commas."),
    SIGNALS_ON_FAILURE(
            "cameleer.signals.on-failure",
            "",
            SettingKind.text(),
            "Python functions that are told of failed signals: function(endpoint, instance, signal, error)."),
    SIGNALS_ORDER(
            "cameleer.signals.order",
            "",
            SettingKind.text(),
            "Names of signals that run first, in this order. The others follow: routes by name, then Python"
                    + " functions."),
    SIGNALS_CONCURRENCY(
            "cameleer.signals.concurrency",
            "4",
            SettingKind.integer(1, 256),
            "Experiments and analyses whose signals run at once. The signals of one always run one after another."),
    SIGNALS_RETRIES(
            "cameleer.signals.retries",
            "",
            SettingKind.text(),
            "How often failed signals are tried again, as in announce-data=3,my_apps.signals.align=2. Others are not."),
    SIGNALS_RETRY_DELAY(
            "cameleer.signals.retry-delay",
            "60",
            SettingKind.integer(1, 86_400),
            "Seconds between two tries. Later signals of the same experiment or analysis wait."),
    SIGNALS_MOST_ROUNDS(
            "cameleer.signals.most-rounds",
            "10",
            SettingKind.integer(1, 10_000),
            "A signal that led to an analysis, whose signal led to another, and so on: after so many it is a loop."),
    SIGNALS_CHANGES_PER_HOUR(
            "cameleer.signals.changes-per-hour",
            "100",
            SettingKind.integer(1, 1_000_000),
            "An analysis whose status, or an experiment whose raw data changes more often fires no more signals: it is a"
                    + " loop."),
    SIGNALS_PYTHON_TIMEOUT(
            "cameleer.signals.python.timeout",
            "600",
            SettingKind.integer(1, 86_400),
            "Seconds after which a signal in Python is ended."),
    APPS_CONCURRENCY(
            "cameleer.apps.concurrency",
            "2",
            SettingKind.integer(1, 256),
            "Analyses that run at once on this machine."),
    ANALYSES(
            "cameleer.analyses",
            "",
            SettingKind.path(),
            "Where each analysis has its folder. Empty: the folder analyses in the home."),
    WORKFLOWS("cameleer.workflows", "workflows", SettingKind.path(), "Folder of the workflow files."),
    ROUTES("cameleer.routes", "routes", SettingKind.path(), "Folder of the route files."),
    MAIL_HOST(
            "cameleer.mail.host",
            "",
            SettingKind.text(),
            "SMTP server. Empty: mails are written to the folder outbox in the home."),
    MAIL_PORT(
            "cameleer.mail.port",
            "",
            SettingKind.integer(1, 65535),
            "Its port. Empty: the usual one of the encryption, 25, 587 or 465."),
    MAIL_TLS(
            "cameleer.mail.tls",
            "none",
            SettingKind.oneOf("none", "starttls", "implicit"),
            "Encryption: none, starttls (required, never silently dropped) or implicit."),
    MAIL_USERNAME("cameleer.mail.username", "", SettingKind.text(), "Account at the SMTP server. Empty: no login."),
    MAIL_PASSWORD(
            "cameleer.mail.password",
            "",
            SettingKind.secretText(),
            "Its password. Better given as CAMELEER_MAIL_PASSWORD than in this file."),
    MAIL_FROM("cameleer.mail.from", "cameleer@localhost", SettingKind.text(), "Sender of all mails."),
    MAIL_TO(
            "cameleer.mail.to",
            "operators@localhost",
            SettingKind.text(),
            "Recipients where a workflow names none, separated by commas."),
    MAIL_PREFIX(
            "cameleer.mail.prefix",
            "[cameleer]",
            SettingKind.text(),
            "Begins every subject, so that mails can be sorted."),
    GOVERNOR_TRANSITIONS_PER_HOUR(
            "cameleer.governor.transitions-per-hour",
            "100",
            SettingKind.integer(1, 1_000_000),
            "An experiment that makes more transitions in an hour is parked, because its workflow goes in circles."),
    TEST_CLOCK(
            "cameleer.test-clock",
            "false",
            SettingKind.flag(),
            "Lets REST move the clock of timers forward. Only for tests of workflows.");

    private static final Map<String, SettingKey> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(key -> key.keyName, Function.identity()));

    private final String keyName;
    private final String defaultValue;
    private final SettingKind kind;
    private final String why;

    SettingKey(String keyName, String defaultValue, SettingKind kind, String why) {
        this.keyName = keyName;
        this.defaultValue = defaultValue;
        this.kind = kind;
        this.why = why;
    }

    /** The key that is written so in {@code application.properties}. */
    public static Optional<SettingKey> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name in {@code application.properties}, as in {@code cameleer.http.port}. */
    public String keyName() {
        return keyName;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** One line for the operator: what the setting is for. */
    public String why() {
        return why;
    }

    /** Whether the value must never be shown. */
    public boolean secret() {
        return kind.secret();
    }

    /** The environment variable that overrides it, as in {@code CAMELEER_HTTP_PORT}. */
    public String environmentVariable() {
        return keyName.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** What may stand there, completing "allowed is …". */
    String allowed() {
        return defaultValue.isEmpty() ? kind.allowed() + ", or nothing" : kind.allowed();
    }

    boolean accepts(String value) {
        return value.isEmpty() ? defaultValue.isEmpty() : kind.accepts().test(value);
    }
}
