package io.cameleer.security;

import io.cameleer.store.AccountTable.Account;
import io.cameleer.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks names and passwords against the accounts. A check takes tens of milliseconds on purpose; one that succeeded is
 * remembered for {@link #REMEMBERED}, so that a client which sends its password with every request does not pay each time.
 * Thread-safe.
 */
public final class Logins {

    /** How long a password that was changed elsewhere may still be taken here. */
    static final Duration REMEMBERED = Duration.ofSeconds(60);

    private final Store store;
    private final Clock clock;
    private final RememberedLogins remembered = new RememberedLogins();

    public Logins(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether there is an account that can log in. */
    public boolean exist() {
        return store.read(session -> session.accounts().anyActive());
    }

    /** Makes the account, or gives it this password where it has another. */
    public void ensure(String username, String password) {
        Optional<Account> known = store.read(session -> session.accounts().named(username));
        boolean same = known.filter(Account::active)
                .map(account -> PasswordHash.matches(password, account.passwordHash()))
                .orElse(false);
        if (!same) {
            String hash = PasswordHash.of(password);
            store.run(session -> session.accounts().put(username, hash));
            remembered.forget();
        }
    }

    /** Whether this pair was right a moment ago. Quick, so it may be asked on an event loop. */
    public boolean remember(String username, String password) {
        return remembered.has(username, password, clock.instant());
    }

    /** Whether the pair is right. Takes its time, and the same time for a name that is not known. */
    public boolean verify(String username, String password) {
        Optional<Account> account =
                store.read(session -> session.accounts().named(username)).filter(Account::active);
        boolean right = PasswordHash.matches(
                password, account.map(Account::passwordHash).orElse(PasswordHash.NOBODYS));
        if (right && account.isPresent()) {
            Instant now = clock.instant();
            remembered.add(username, password, now.plus(REMEMBERED), now);
        }
        return right && account.isPresent();
    }
}
