package io.cameleer.service;

import io.cameleer.http.Accounts;
import io.cameleer.security.Logins;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;

/**
 * The administrator's account, as the settings name it. It is made, or given the settings' password, at every start; taken
 * out of the settings it stays, so that a service which had an account never becomes open by that.
 */
final class FirstAccount {

    private FirstAccount() {}

    /** Who may come in with these settings. */
    static Accounts accounts(Settings settings, Logins logins) {
        boolean named = settings.given(SettingKey.ADMIN_USERNAME).isPresent();
        boolean secured = settings.given(SettingKey.ADMIN_PASSWORD).isPresent();
        if (named != secured) {
            throw settings.refused(
                    named ? SettingKey.ADMIN_PASSWORD : SettingKey.ADMIN_USERNAME,
                    "any text where the other of " + SettingKey.ADMIN_USERNAME.keyName() + " and "
                            + SettingKey.ADMIN_PASSWORD.keyName() + " is set");
        }
        if (named && settings.text(SettingKey.ADMIN_USERNAME).contains(":")) {
            throw settings.refused(
                    SettingKey.ADMIN_USERNAME, "a name without a colon, because HTTP Basic ends the name with one");
        }
        if (named) {
            logins.ensure(settings.text(SettingKey.ADMIN_USERNAME), settings.text(SettingKey.ADMIN_PASSWORD));
        }
        return logins.exist() ? Accounts.login(logins) : Accounts.none();
    }
}
