package io.cameleer.archive.local;

import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** What tests put between the archive and the disk: counts of bytes, failing writes, deaths at any step. */
interface Interception {

    /** Nothing in between. */
    Interception NONE = new Interception() {};

    /** Called before each effect on the disk, by several threads. */
    default void before(String effect) {}

    /** Gives the channel through which a source file is read. */
    default ReadableByteChannel reading(ReadableByteChannel source) {
        return source;
    }

    /** Gives the channel through which a staged file is written. */
    default WritableByteChannel writing(WritableByteChannel target) {
        return target;
    }

    /** Gives the space that is believed to be free, in bytes. */
    default long usable(long bytes) {
        return bytes;
    }
}
