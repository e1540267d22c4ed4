package io.cameleer.signal.python;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How signals in Python are run.
 *
 * @param interpreter a program on the PATH, or its path
 * @param modules folders in which modules are looked for first
 * @param environment what a process gets of our environment
 * @param workDirectory where it runs; it is made
 * @param timeout after which a signal is ended
 */
public record PythonSettings(
        String interpreter,
        List<Path> modules,
        Map<String, String> environment,
        Path workDirectory,
        Duration timeout) {}
