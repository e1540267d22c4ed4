package io.cameleer.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A variable of Study Governor, of Isabl or of Flask-Mail that sites already have in their environment.
 *
 * @param translate gives our spelling of its value; empty where the value says nothing about our key
 */
record EnvironmentAlias(String variable, SettingKey key, UnaryOperator<String> translate) {

    static final List<EnvironmentAlias> ALL = List.of(
            same("STUDYGOV_PROJECT_BIN", SettingKey.PROJECT_BIN),
            same("STUDYGOV_EMAIL_FROM", SettingKey.MAIL_FROM),
            same("STUDYGOV_EMAIL_TO", SettingKey.MAIL_TO),
            same("STUDYGOV_EMAIL_PREFIX", SettingKey.MAIL_PREFIX),
            same("STUDYGOV_ADMIN_USERNAME", SettingKey.ADMIN_USERNAME),
            same("STUDYGOV_ADMIN_PASSWORD", SettingKey.ADMIN_PASSWORD),
            list("ON_DATA_IMPORT", SettingKey.SIGNALS_ON_DATA_IMPORT),
            list("ON_STATUS_CHANGE", SettingKey.SIGNALS_ON_STATUS_CHANGE),
            list("ON_SIGNAL_FAILURE", SettingKey.SIGNALS_ON_FAILURE),
            same("MAIL_SERVER", SettingKey.MAIL_HOST),
            same("MAIL_PORT", SettingKey.MAIL_PORT),
            same("MAIL_USERNAME", SettingKey.MAIL_USERNAME),
            same("MAIL_PASSWORD", SettingKey.MAIL_PASSWORD),
            new EnvironmentAlias("MAIL_USE_TLS", SettingKey.MAIL_TLS, value -> encryption(value, "starttls", "none")),
            new EnvironmentAlias("MAIL_USE_SSL", SettingKey.MAIL_TLS, value -> encryption(value, "implicit", "")));

    private static EnvironmentAlias same(String variable, SettingKey key) {
        return new EnvironmentAlias(variable, key, UnaryOperator.identity());
    }

    /** Isabl's settings are lists: {@code ["a.b", "c.d"]} is read as {@code a.b,c.d}. */
    private static EnvironmentAlias list(String variable, SettingKey key) {
        return new EnvironmentAlias(
                variable, key, value -> value.replaceAll("[\\[\\]\"'\\s]", "").replaceAll(",+$", ""));
    }

    private static String encryption(String value, String whenTrue, String whenFalse) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> whenTrue;
            case "false", "0" -> whenFalse;
            default -> value;
        };
    }
}
