package io.cameleer.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @Test
    void only_the_owner_can_look_into_the_folder_of_executions(@TempDir Path folder) throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        try (Home home = Home.take(folder).orElseThrow()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.executions())))
                    .isEqualTo("rwx------");
        }
    }
}
