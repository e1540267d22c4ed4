package io.cameleer.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameleer.store.Store;
import io.cameleer.store.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    @TempDir
    private Path folder;

    private Store store;
    private Instant now = Instant.parse("2026-11-28T00:00:00Z");
    private Logins logins;

    private final class SetClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void open() {
        store = Store.open(StoreSettings.embedded(folder.resolve("cameleer.db")));
        logins = new Logins(store, new SetClock());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void only_the_right_pair_is_let_in() {
        assertThat(logins.exist()).isFalse();
        logins.ensure("admin", "correct horse");

        assertThat(logins.exist()).isTrue();
        assertThat(logins.verify("admin", "correct horse")).isTrue();
        assertThat(logins.verify("admin", "correct")).isFalse();
        assertThat(logins.verify("Admin", "correct horse")).isFalse();
        assertThat(logins.verify("nobody", "nobody")).isFalse();
    }

    @Test
    void the_store_holds_no_password_but_its_hash() {
        logins.ensure("admin", "correct horse");

        String hash = store.read(
                session -> session.accounts().named("admin").orElseThrow().passwordHash());
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("correct");
    }

    @Test
    void the_same_password_is_not_hashed_again_and_another_replaces_it() {
        logins.ensure("admin", "first");
        String hash = store.read(
                session -> session.accounts().named("admin").orElseThrow().passwordHash());
        logins.ensure("admin", "first");
        assertThat(store.<String>read(session ->
                        session.accounts().named("admin").orElseThrow().passwordHash()))
                .isEqualTo(hash);

        assertThat(logins.verify("admin", "first")).isTrue();
        logins.ensure("admin", "second");
        assertThat(logins.remember("admin", "first")).isFalse();
        assertThat(logins.verify("admin", "first")).isFalse();
        assertThat(logins.verify("admin", "second")).isTrue();
    }

    @Test
    void a_right_pair_is_remembered_for_a_short_time_and_a_wrong_one_never() {
        logins.ensure("admin", "a:b");
        logins.verify("admin", "a:b");
        logins.verify("admin", "wrong");

        now = now.plus(Logins.REMEMBERED).minus(Duration.ofMillis(1));
        assertThat(logins.remember("admin", "a:b")).isTrue();
        assertThat(logins.remember("admin", "wrong")).isFalse();
        assertThat(logins.remember("admi", "na:b")).isFalse();
        now = now.plusMillis(1);
        assertThat(logins.remember("admin", "a:b")).isFalse();
    }
}
