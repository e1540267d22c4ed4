package io.cameleer.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/** Where analyses work: {@code <root>/<hundreds>/<pk>}, so that no folder gets too large. */
public final class AnalysisFolders {

    private static final int IN_ONE_FOLDER = 100;

    private static final String ASIDE = ".before-";

    private final Path root;

    public AnalysisFolders(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The folder of an analysis, which need not be there yet. */
    public Path of(long analysis) {
        return root.resolve(String.format(Locale.ROOT, "%02d", analysis / IN_ONE_FOLDER % IN_ONE_FOLDER))
                .resolve(String.valueOf(analysis));
    }

    /** Whether a path is in the folder of an analysis, or in one that was put aside. */
    boolean hold(long analysis, Path path) {
        Path parent = real(of(analysis).resolveSibling("."));
        if (!path.startsWith(parent) || path.getNameCount() <= parent.getNameCount()) {
            return false;
        }
        String name = path.getName(parent.getNameCount()).toString();
        return name.equals(String.valueOf(analysis)) || name.startsWith(analysis + ASIDE);
    }

    /** As the system names it, without links; what is not there is left as it is. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            return path.normalize();
        }
    }

    /** Makes the folder of an analysis. */
    Path make(long analysis) throws IOException {
        return Files.createDirectories(of(analysis));
    }

    /** Puts what an analysis made so far beside it, so that it begins in an empty folder and nothing is lost. */
    void putAside(long analysis) {
        Path folder = of(analysis);
        Path aside = folder;
        for (int number = 1; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); number++) {
            aside = folder.resolveSibling(analysis + ASIDE + number);
        }
        try {
            if (Files.isDirectory(folder)) {
                Files.move(folder, aside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be put aside: " + e.getMessage(), e);
        }
    }
}
