package io.cameleer.callback;

import io.cameleer.callback.process.RunDirectory;
import io.cameleer.callback.process.RunRecord;
import io.cameleer.callback.process.Supervisor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of callback executions: the working directory, the log, what is known of the program. Programs that a service
 * before this one started are ended here when nobody waits for them any more. Safe for use by several threads.
 */
public final class ExecutionFolders {

    private static final Logger LOG = LoggerFactory.getLogger(ExecutionFolders.class);

    /** Where a program is known from that was started for the execution. */
    static final String RUN = "run";

    private final Path root;
    private final RunningPrograms running;
    private final Duration killGrace;

    /** {@code root} has a folder for each execution, named by its id. */
    public ExecutionFolders(Path root, RunningPrograms running, Duration killGrace) {
        this.root = root;
        this.running = running;
        this.killGrace = killGrace;
    }

    /** The folder of an execution. */
    public static Path folder(Path root, long executionId) {
        return root.resolve(String.valueOf(executionId));
    }

    /** The log of an execution within its folder. */
    public static Path log(Path folder) {
        return folder.resolve("run.log");
    }

    /** The working directory of an execution's programs within its folder. */
    public static Path work(Path folder) {
        return folder.resolve("work");
    }

    /** Whether a program that was started for this run goes on, or has ended and its result is still to be taken. */
    public static boolean isUnderWay(Path folder, String run) {
        RunDirectory directory = new RunDirectory(run(folder));
        return directory
                .record()
                .filter(record -> record.run().equals(run))
                .filter(record -> directory.outcome().isPresent()
                        || Supervisor.find(directory, record).isPresent())
                .isPresent();
    }

    static Path run(Path folder) {
        return folder.resolve(RUN);
    }

    /** Ends a program of this execution that nobody in this process follows. */
    public void endLeft(long executionId) {
        if (!running.has(executionId)) {
            endLeft(folder(root, executionId));
        }
    }

    private void endLeft(Path folder) {
        RunDirectory directory = new RunDirectory(run(folder));
        RunRecord record = directory.record().orElse(null);
        if (record == null || directory.outcome().isPresent()) {
            return;
        }
        try {
            if (directory.exit().isEmpty()) {
                LOG.info("The program that execution {} left running is ended", folder.getFileName());
                ProgramWatch.tree(Supervisor.find(directory, record).orElse(null), record)
                        .end(killGrace);
            }
            directory.clear();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.warn("The run in {} cannot be deleted: {}", directory.path(), e.toString());
        }
    }

    /**
     * Goes over all folders: ends programs of executions that are over, and deletes folders in which nothing has changed
     * for a while.
     *
     * @param over whether an execution is known to be over
     * @param keep null keeps all folders
     */
    public void sweep(LongPredicate over, @Nullable Duration keep) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                String name = folder.getFileName().toString();
                if (name.matches("[0-9]{1,18}")
                        && !running.has(Long.parseLong(name))
                        && over.test(Long.parseLong(name))) {
                    endLeft(folder);
                    deleteIfOld(folder, keep);
                }
            }
        } catch (IOException e) {
            LOG.warn("The folders of executions in {} cannot be looked through: {}", root, e.toString());
        }
    }

    private static void deleteIfOld(Path folder, @Nullable Duration keep) {
        try {
            if (keep != null && lastChange(folder).isBefore(Instant.now().minus(keep))) {
                delete(folder);
            }
        } catch (IOException e) {
            LOG.warn("The folder {} is old and cannot be deleted: {}", folder, e.toString());
        }
    }

    private static Instant lastChange(Path folder) throws IOException {
        Instant last = Instant.EPOCH;
        for (Path path : new Path[] {folder, log(folder), work(folder), run(folder)}) {
            if (Files.exists(path)) {
                Instant changed = Files.getLastModifiedTime(path).toInstant();
                last = changed.isAfter(last) ? changed : last;
            }
        }
        return last;
    }

    /** Links are deleted, not followed. */
    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
                    throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
