package io.cameleer.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.AccountTable.Account;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountTableTest extends StoreContract {

    private Optional<Account> named(String username) {
        return store.read(session -> session.accounts().named(username));
    }

    @Test
    void an_account_is_added_and_its_hash_replaced() {
        assertThat(is(session -> session.accounts().anyActive())).isFalse();

        store.run(session -> session.accounts().put("admin", "first"));
        Account first = named("admin").orElseThrow();
        store.run(session -> session.accounts().put("admin", "second"));

        assertThat(is(session -> session.accounts().anyActive())).isTrue();
        assertThat(named("admin")).contains(new Account(first.id(), "admin", "second", true));
    }

    @Test
    void names_are_compared_as_written() {
        store.run(session -> session.accounts().put("admin", "hash"));

        assertThat(named("Admin")).isEmpty();
        assertThat(named("admin ")).isEmpty();
    }
}
