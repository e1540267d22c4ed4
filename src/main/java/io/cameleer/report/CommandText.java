package io.cameleer.report;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines of this installation that work from any directory of this machine, as they are pasted into a shell. */
public final class CommandText {

    private final String jar;
    private final String home;

    public CommandText(Path home) {
        this.jar = jar().toAbsolutePath().normalize().toString();
        this.home = home.toAbsolutePath().normalize().toString();
    }

    /** The jar that this runs from; where it runs from a folder of classes, the one that is built from them. */
    private static Path jar() {
        Path built = Path.of("target", "cameleer.jar");
        CodeSource source = CommandText.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return built;
        }
        try {
            Path running = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(running) ? running : built;
        } catch (URISyntaxException | RuntimeException noFile) {
            return built;
        }
    }

    String of(String command, String... arguments) {
        List<String> words = new ArrayList<>(List.of("java", "-jar", jar, command, "--home", home));
        words.addAll(List.of(arguments));
        return words.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
