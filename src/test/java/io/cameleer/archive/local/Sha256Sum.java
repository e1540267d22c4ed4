package io.cameleer.archive.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The real program, as any user would run it. */
final class Sha256Sum {

    private Sha256Sum() {}

    /** Checks a run's folder by its manifest; one without lines, which the program takes for an error, names nothing. */
    static void check(Path folder, String manifest) throws IOException, InterruptedException {
        if (Files.size(folder.resolve(manifest)) == 0) {
            return;
        }
        Process check = new ProcessBuilder("sha256sum", "--strict", "--quiet", "-c", manifest)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
