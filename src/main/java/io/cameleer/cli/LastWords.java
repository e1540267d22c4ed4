package io.cameleer.cli;

import java.util.function.Supplier;

/** What is said when this process is ended (Ctrl-C) before it is closed. */
final class LastWords implements AutoCloseable {

    private final Thread hook;

    LastWords(Supplier<String> words) {
        hook = new Thread(() -> System.err.println(System.lineSeparator() + words.get()), "last words");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is said already.
        }
    }
}
