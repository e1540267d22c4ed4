package io.cameleer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cameleer.run.RunFolderFixture;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code inspect} in a process without root's rights, because root may read everything. */
class InspectRightsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = "65534";

    private final Path parent;
    private final Map<String, Path> folders = new LinkedHashMap<>();

    InspectRightsTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void what_may_not_be_read_is_named_and_the_folders_beside_it_are_read() throws Exception {
        run("closed", "miseq", "", "---------");
        run("unentered", "miseq", "", "r--r--r--");
        run("info", "miseq", "RunInfo.xml", "---------");
        run("sheet", "miseq", "SampleSheet.csv", "---------");
        run("status", "nextseq500", "RunCompletionStatus.xml", "---------");
        run("analysis", "novaseqx", "Analysis", "---------");
        run("above", "miseq", "..", "---------");
        run("sound", "miseq", "", "rwxr-xr-x");

        Map<String, JsonNode> seen = inspectWithoutRights();

        assertThat(problem(seen, "closed")).contains("[folder-unreadable .]", "may not be read");
        assertThat(problem(seen, "unentered")).contains("[file-unreadable RunInfo.xml]", "may not be read");
        assertThat(problem(seen, "info")).contains("[file-unreadable RunInfo.xml]", "may not be read");
        assertThat(problem(seen, "sheet")).contains("[sheet-unreadable SampleSheet.csv]", "may not be read");
        assertThat(problem(seen, "status")).contains("[file-unreadable RunCompletionStatus.xml]", "may not be read");
        assertThat(problem(seen, "analysis")).contains("[folder-unreadable Analysis]", "cannot be listed");
        assertThat(problem(seen, "above")).contains("[folder-unreadable .]", "may not be read");
        assertThat(problem(seen, "sound")).isEmpty();
        assertThat(seen.get("sound").get("complete").asText()).isEqualTo("yes");
    }

    private void run(String name, String platform, String closed, String permissions) throws IOException {
        RunFolderFixture run = RunFolderFixture.of(platform, parent.resolve(name));
        if (closed.equals("Analysis")) {
            run.with("Analysis/1/x", "");
        }
        folders.put(name, run.complete());
        permit(run.path().resolve(closed).normalize(), permissions);
    }

    private Map<String, JsonNode> inspectWithoutRights() throws Exception {
        List<String> command = new ArrayList<>();
        if (Files.getOwner(parent).getName().equals("root")) {
            assumeThat(setprivIsThere()).as("setpriv is there").isTrue();
            permit(parent, "rwxr-xr-x");
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp", classPath()));
        command.addAll(List.of(InspectProcess.class.getName(), "--json"));
        folders.values().forEach(folder -> command.add(folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        List<String> names = List.copyOf(folders.keySet());
        for (String line : process.inputReader(UTF_8).lines().toList()) {
            documents.put(names.get(documents.size()), JSON.readTree(line));
        }
        folders.values().forEach(InspectRightsTest::open);
        assertThat(documents).hasSameSizeAs(folders);
        return documents;
    }

    private static String problem(Map<String, JsonNode> seen, String name) {
        StringBuilder all = new StringBuilder();
        seen.get(name).get("problems").forEach(problem -> all.append(
                        problem.get("message").asText())
                .append(" [")
                .append(problem.get("code").asText())
                .append(' ')
                .append(problem.get("file").asText())
                .append("]\n"));
        return all.toString();
    }

    /** What the command needs, at a place that anybody may read, as the build's and the repository's need not be. */
    private String classPath() throws IOException {
        Path classes = parent.resolve("classes");
        for (Class<?> one : List.of(InspectCommand.class, InspectProcess.class)) {
            Path from = source(one);
            try (Stream<Path> all = Files.walk(from.resolve("io/cameleer"))) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    Path copy = classes.resolve(from.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        List<Path> path = new ArrayList<>(List.of(classes));
        for (Class<?> one :
                List.of(CommandLine.class, ObjectMapper.class, JsonFactory.class, JsonCreator.class, Nullable.class)) {
            path.add(Files.copy(
                    source(one), parent.resolve(source(one).getFileName().toString())));
        }
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path source(Class<?> one) {
        return Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private static boolean setprivIsThere() throws InterruptedException {
        try {
            return new ProcessBuilder("setpriv", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void permit(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    /** So that it can be removed afterwards. */
    private static void open(Path folder) {
        try {
            permit(folder.getParent(), "rwxr-xr-x");
            permit(folder, "rwxr-xr-x");
            if (Files.exists(folder.resolve("Analysis"))) {
                permit(folder.resolve("Analysis"), "rwxr-xr-x");
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
