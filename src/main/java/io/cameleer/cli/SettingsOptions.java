package io.cameleer.cli;

import io.cameleer.settings.SettingKey;
import io.cameleer.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that change settings; they win over the environment and the file. */
public final class SettingsOptions {

    @Option(
            names = "--property",
            paramLabel = "KEY=VALUE",
            description = "A setting, as in application.properties. May be given several times.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "Read instead of application.properties in the working directory.")
    private @Nullable Path file;

    @Option(names = "--home", paramLabel = "DIR", description = "The home: database, archive, outbox.")
    private @Nullable Path home;

    Settings load(String... more) {
        List<String> all = new ArrayList<>(properties);
        if (home != null) {
            all.add(SettingKey.HOME.keyName() + "=" + home);
        }
        all.addAll(List.of(more));
        return Settings.load(file, System.getenv(), all);
    }
}
