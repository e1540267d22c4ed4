package io.cameleer.archive;

/** What a caller wants to hear while a run is stored or verified. Called by several threads at once; must not block. */
public interface Progress {

    /** The work's size, said once before its first file. */
    default void total(long files, long bytes) {}

    /**
     * The source is not what its own manifest says, which will fail the call once all of it has been compared.
     *
     * @param sentence what is known so far, without a full stop
     */
    default void contradicted(String sentence) {}

    /** Some more bytes of a file were read from the source and written; called many times for a large file. */
    default void copied(String file, long bytes) {}

    /** A file was found to be copied and verified by an earlier call, and was skipped. */
    default void resumed(String file, long bytes) {}

    /** A file of this size was read back from the archive and is equal. */
    default void verified(String file, long bytes) {}

    /** Asked often; once it answers true, the call stops soon and fails as cancelled, keeping what is verified. */
    default boolean cancelled() {
        return false;
    }

    /** Hears nothing and never cancels. */
    static Progress none() {
        return new Progress() {};
    }
}
