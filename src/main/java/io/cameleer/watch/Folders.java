package io.cameleer.watch;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The run folders of one sequencer: which of them need no look any more, and which the current poll has found. Only the
 * poll looks; {@link #unsettle} comes from any thread, at any moment, also while the folder is being looked at.
 */
final class Folders {

    private final Set<Path> settled = new HashSet<>();
    private final Set<Path> unsettled = new HashSet<>();
    private final Set<Path> listed = new HashSet<>();
    private final Set<Path> shown = new HashSet<>();
    private final Set<Path> looked = new HashSet<>();
    private final Set<Path> disturbed = new HashSet<>();

    /** A folder that an earlier process has seen. */
    synchronized void remember(Path folder, boolean isSettled) {
        (isSettled ? settled : unsettled).add(folder);
    }

    synchronized void beginPoll() {
        listed.clear();
        shown.clear();
        looked.clear();
    }

    synchronized boolean isSettled(Path folder) {
        return settled.contains(folder);
    }

    /** The poll has come to a folder; whether to go into it. */
    synchronized boolean enter(Path folder) {
        listed.add(folder);
        if (settled.contains(folder)) {
            return false;
        }
        shown.add(folder);
        return true;
    }

    /** Whether the folder is to be looked at now; once a poll. */
    synchronized boolean beginLook(Path folder) {
        disturbed.remove(folder);
        return looked.add(folder);
    }

    /** What a look found holds unless the folder was unsettled since it began. */
    synchronized void endLook(Path folder, boolean isSettled) {
        boolean holds = isSettled && !disturbed.contains(folder);
        (holds ? settled : unsettled).add(folder);
        (holds ? unsettled : settled).remove(folder);
    }

    /** The folder is looked at again from the next poll on. */
    synchronized void unsettle(Path folder) {
        disturbed.add(folder);
        settled.remove(folder);
        unsettled.add(folder);
    }

    synchronized void forget(Path folder) {
        settled.remove(folder);
        unsettled.remove(folder);
    }

    /** The folders that this poll went into. */
    synchronized List<Path> shown() {
        return List.copyOf(shown);
    }

    /** The folders that are known and that this poll did not come to. */
    synchronized List<Path> missed() {
        return known().filter(folder -> !listed.contains(folder)).toList();
    }

    /** All folders that are known. */
    synchronized List<Path> all() {
        return known().toList();
    }

    private Stream<Path> known() {
        return Stream.concat(settled.stream(), unsettled.stream());
    }
}
