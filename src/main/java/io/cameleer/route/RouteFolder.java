package io.cameleer.route;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and reads the files of routes below a folder; what cannot be read is a problem and stops nothing. */
final class RouteFolder {

    private static final String SUFFIX = ".camel.yaml";
    private static final long MOST_BYTES = 1 << 20;

    private final Path folder;
    private final List<RouteFile> files = new ArrayList<>();
    private final List<RouteProblem> problems = new ArrayList<>();

    private RouteFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads now. Files come in the order of their paths, those that others stand on first. */
    static RouteFolder read(Path folder) throws IOException {
        RouteFolder reading = new RouteFolder(folder);
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(folder, reading.new Finder(found));
        found.stream().sorted().forEach(reading::take);
        return reading;
    }

    List<RouteFile> files() {
        List<RouteFile> ordered =
                new ArrayList<>(files.stream().filter(RouteFile::provides).toList());
        files.stream().filter(file -> !file.provides()).forEach(ordered::add);
        return ordered;
    }

    List<RouteProblem> problems() {
        return problems;
    }

    private void take(Path path) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                problem(path, 0, "is no regular file", "remove it");
                return;
            }
            if (Files.size(path) > MOST_BYTES) {
                problem(path, 0, "is larger than " + (MOST_BYTES >> 20) + " MiB", "divide it into several files");
                return;
            }
            files.add(RouteFile.of(path.toString(), Files.readString(path)));
        } catch (RouteOutline.Unreadable unreadable) {
            problem(
                    path,
                    unreadable.line(),
                    unreadable.reason(),
                    "correct this line, and look at the indents above it");
        } catch (CharacterCodingException notUtf8) {
            problem(path, 0, "is not UTF-8 text", "save it as UTF-8");
        } catch (IOException failure) {
            problem(path, 0, unreadable(failure), "check the file and its permissions");
        }
    }

    private void problem(Path path, int line, String reason, String advice) {
        problems.add(new RouteProblem(path.toString(), line, null, reason, advice));
    }

    private static String unreadable(IOException failure) {
        return failure instanceof NoSuchFileException
                ? "does not exist"
                : "cannot be read (" + failure.getClass().getSimpleName() + ")";
    }

    private final class Finder extends SimpleFileVisitor<Path> {

        private final List<Path> found;

        Finder(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(folder) && isHidden(directory);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (name.endsWith(SUFFIX)) {
                found.add(file);
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                problem(file, 0, "is not loaded, because its name does not end in " + SUFFIX, "rename or remove it");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) {
            problem(path, 0, unreadable(failure), "check the folder and its permissions");
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            if (failure != null) {
                problem(directory, 0, unreadable(failure), "check the folder and its permissions");
            }
            return FileVisitResult.CONTINUE;
        }

        /** Editors keep their locks and copies under such names, and mounted configuration its older versions. */
        private static boolean isHidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }
    }
}
