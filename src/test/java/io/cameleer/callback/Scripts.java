package io.cameleer.callback;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Small real programs, written by a test for itself. */
public final class Scripts {

    private Scripts() {}

    public static Path write(Path directory, String name, String... lines) {
        Path script = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
