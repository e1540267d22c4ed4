package io.cameleer.cli;

import io.cameleer.service.Core;
import io.cameleer.service.Home;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What a command works with: the running service where one has the home, else the home itself, so that the same command
 * does the same whether a service runs or not.
 */
public final class ServiceOptions {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(names = "--url", paramLabel = "URL", description = "The service; found by the home if left out.")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "NAME[:PASSWORD]",
            description = {
                "The login at the service. A password that is left out is asked for.",
                "Without this option it is that of cameleer.admin.username and cameleer.admin.password, where they are"
                        + " set."
            })
    private @Nullable String user;

    /** What a command does with the home itself. */
    @FunctionalInterface
    interface Alone<T> {
        T with(Core core) throws Exception;
    }

    /** What a command does through the service. */
    @FunctionalInterface
    interface Beside<T> {
        T with(ServiceClient service) throws Exception;
    }

    Settings load(String... more) {
        return settings.load(more);
    }

    /** What a command does in a home that nobody has. */
    @FunctionalInterface
    interface InHome<T> {
        T with(Home home) throws Exception;
    }

    /**
     * Does the one or the other.
     *
     * @throws IOException there is no such home: to look into one that is not there would make one, and answer from it
     */
    <T> T reach(Settings loaded, Alone<T> alone, Beside<T> beside) throws Exception {
        Path home = loaded.path(SettingKey.HOME);
        if (url == null && !Home.isThere(home)) {
            throw new IOException("There is no home of Cameleer at " + home
                    + ". Name it with --home, or a running service with --url.");
        }
        return reachOrMake(loaded, alone, beside);
    }

    /** Does the one or the other; a home that is not there is made. */
    <T> T reachOrMake(Settings loaded, Alone<T> alone, Beside<T> beside) throws Exception {
        return reachHome(
                loaded,
                home -> {
                    try (Core core = Core.open(loaded, home, "")) {
                        return alone.with(core);
                    }
                },
                beside);
    }

    /** Does the one or the other; the home is taken meanwhile. */
    <T> T reachHome(Settings loaded, InHome<T> alone, Beside<T> beside) throws Exception {
        if (url != null) {
            return beside.with(client(loaded, url));
        }
        Path path = loaded.path(SettingKey.HOME);
        Optional<Home> taken = Home.take(path);
        if (taken.isPresent()) {
            try (Home home = taken.get()) {
                return alone.with(home);
            }
        }
        String address = Home.serviceAddress(path)
                .orElseThrow(() -> new IOException("The home " + path
                        + " is in use by another Cameleer: a command that runs, or a service that is just starting or"
                        + " stopping. Try again when it has ended or is ready."));
        return beside.with(client(loaded, address));
    }

    /** The running service, for what only a service can do. */
    ServiceClient service(Settings loaded) throws IOException {
        if (url != null) {
            return client(loaded, url);
        }
        Path home = loaded.path(SettingKey.HOME);
        return client(
                loaded,
                Home.serviceAddress(home)
                        .orElseThrow(() -> new IOException("No service runs with the home " + home
                                + ". Start it with `cameleer serve`, or give its address with --url.")));
    }

    private ServiceClient client(Settings loaded, String address) throws IOException {
        String name = loaded.text(SettingKey.ADMIN_USERNAME);
        String password = loaded.text(SettingKey.ADMIN_PASSWORD);
        if (user == null) {
            return name.isEmpty() ? new ServiceClient(address) : new ServiceClient(address, name, password);
        }
        int colon = user.indexOf(':');
        if (colon >= 0) {
            return new ServiceClient(address, user.substring(0, colon), user.substring(colon + 1));
        }
        return new ServiceClient(address, user, user.equals(name) ? password : ask(user));
    }

    private static String ask(String name) throws IOException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", name);
        if (typed == null) {
            throw new IOException("There is no terminal to ask for the password of " + name
                    + "; give it as --user NAME:PASSWORD, or both as CAMELEER_ADMIN_USERNAME and"
                    + " CAMELEER_ADMIN_PASSWORD");
        }
        return new String(typed);
    }
}
