package io.cameleer.cli;

import io.cameleer.service.Home;
import io.cameleer.service.Service;
import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code serve}: the standing service. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the service until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        return serve(settings);
    }

    static int serve(SettingsOptions options) throws Exception {
        Settings settings = options.load();
        Path path = settings.path(SettingKey.HOME);
        Optional<Home> home = Home.take(path);
        if (home.isEmpty()) {
            System.err.println("The home " + path + " is in use by another Cameleer"
                    + Home.serviceAddress(path).map(address -> " at " + address).orElse("")
                    + ". Stop it first, or give another home with --home.");
            return 1;
        }
        try (Home taken = home.get()) {
            return Service.make(settings, taken).run();
        }
    }
}
