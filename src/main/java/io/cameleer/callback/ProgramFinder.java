package io.cameleer.callback;

import io.cameleer.spelling.Similar;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the name of a program into the absolute path of one that can be run. */
@FunctionalInterface
public interface ProgramFinder {

    /**
     * Finds the program.
     *
     * @throws CallbackFailure where there is none
     */
    Path find(String binary);

    /**
     * Looks in each absolute directory of a {@code PATH}, in order; an absolute path is taken as it is. Directories relative
     * to wherever the service was started would make the outcome depend on that, so they are left out.
     */
    static ProgramFinder onPath(String path) {
        List<Path> directories = Stream.of(path.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .toList();
        return binary -> {
            Path name = name(binary);
            if (name.isAbsolute()) {
                return executable(name, binary);
            }
            requirePlainName(binary, "on the PATH");
            return directories.stream()
                    .map(directory -> directory.resolve(name))
                    .filter(ProgramFinder::canRun)
                    .findFirst()
                    .orElseThrow(() -> new CallbackFailure("Cannot find program %s on the PATH (%s)%s"
                            .formatted(binary, path, meant(binary, directories))));
        };
    }

    /** Takes plain file names in one directory only. */
    static ProgramFinder inDirectory(@Nullable Path directory) {
        return binary -> {
            if (directory == null) {
                throw new CallbackFailure("Cannot find binary " + binary
                        + ": no directory of programs is set; set STUDYGOV_PROJECT_BIN to the directory that holds it");
            }
            requirePlainName(binary, "in " + directory);
            Path program = directory.toAbsolutePath().normalize().resolve(name(binary));
            if (!Files.isRegularFile(program)) {
                throw new CallbackFailure("Cannot find binary %s in %s%s"
                        .formatted(binary, directory, meant(binary, List.of(directory))));
            }
            return executable(program, binary);
        };
    }

    private static String meant(String binary, List<Path> directories) {
        Set<String> names = new TreeSet<>();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.list(directory)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            } catch (IOException | UncheckedIOException unreadable) {
                // It is no help, then.
            }
        }
        String question = Similar.didYouMean(binary, names);
        return question == null ? "" : "; " + question;
    }

    private static void requirePlainName(String binary, String place) {
        if (binary.contains("/") || binary.contains("\\") || binary.equals(".") || binary.equals("..")) {
            throw new CallbackFailure(
                    "'%s' is not a plain file name; programs are looked up by name %s".formatted(binary, place));
        }
    }

    private static Path name(String binary) {
        try {
            return Path.of(binary);
        } catch (InvalidPathException invalid) {
            throw new CallbackFailure("'%s' cannot be a file name: %s".formatted(binary, invalid.getReason()), invalid);
        }
    }

    private static Path executable(Path program, String binary) {
        if (!Files.isRegularFile(program)) {
            throw new CallbackFailure("Cannot find program " + binary);
        }
        if (!Files.isExecutable(program)) {
            throw new CallbackFailure("%s is not executable; chmod +x it".formatted(program));
        }
        Interpreter.check(program);
        return program;
    }

    private static boolean canRun(Path program) {
        return Files.isRegularFile(program) && Files.isExecutable(program);
    }
}
