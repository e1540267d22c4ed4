package io.cameleer.store;

import java.util.Optional;

/** Who may log in. Passwords are here as hashes only. */
public final class AccountTable {

    /** An account; {@code passwordHash} names its own algorithm, cost and salt. */
    public record Account(long id, String username, String passwordHash, boolean active) {}

    private final Session session;

    AccountTable(Session session) {
        this.session = session;
    }

    /** Whether anybody may log in. */
    public boolean anyActive() {
        return session.handle()
                .createQuery("SELECT id FROM account WHERE active = 1 LIMIT 1")
                .mapTo(Long.class)
                .findOne()
                .isPresent();
    }

    /** The account of this name; names are case-sensitive. */
    public Optional<Account> named(String username) {
        return session.handle()
                .createQuery("SELECT id, username, password, active FROM account WHERE username = :username")
                .bind("username", username)
                .map((row, context) -> new Account(
                        row.getLong("id"),
                        row.getString("username"),
                        row.getString("password"),
                        row.getInt("active") == 1))
                .findOne();
    }

    /** Adds an active account, or gives the one of this name another password and makes it active. */
    public void put(String username, String passwordHash) {
        session.handle()
                .createUpdate("INSERT INTO account (username, password, active, created, changed)"
                        + " VALUES (:username, :password, 1, :now, :now) ON CONFLICT (username)"
                        + " DO UPDATE SET password = excluded.password, active = 1, changed = excluded.changed")
                .bind("username", username)
                .bind("password", passwordHash)
                .bind("now", session.milliseconds())
                .execute();
    }
}
