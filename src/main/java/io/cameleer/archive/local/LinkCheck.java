package io.cameleer.archive.local;

import io.cameleer.archive.ArchiveFailedException;
import io.cameleer.archive.ArchiveFailedException.Reason;
import io.cameleer.archive.Entry;
import io.cameleer.archive.NameBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Refuses links that lead out of the run's folder. A link is followed name by name as the kernel would, through other
 * links too, and may at no point be above the folder; whether its target exists does not matter.
 */
final class LinkCheck {

    /** As many as Linux follows; a longer chain leads nowhere. */
    private static final int LONGEST_CHAIN = 40;

    private final Path root;
    private int followed;

    private LinkCheck(Path root) {
        this.root = root;
    }

    static void check(Path root, Entry link, Path target) throws ArchiveFailedException {
        Deque<Path> place = new ArrayDeque<>();
        Path parent = link.path().getParent();
        if (parent != null) {
            parent.forEach(place::addLast);
        }
        if (!new LinkCheck(root).staysInside(place, target)) {
            throw new ArchiveFailedException(
                    Reason.SOURCE_UNSUPPORTED,
                    link.shown(),
                    "The link '" + link.shown() + "' leads out of the run, to '" + shown(target)
                            + "'; replace it by the file itself or remove it, then retry.",
                    null);
        }
    }

    private static String shown(Path target) {
        Path root = target.getRoot();
        return root == null ? NameBytes.shown(target) : root + NameBytes.shown(root.relativize(target.normalize()));
    }

    private boolean staysInside(Deque<Path> place, Path target) {
        if (target.isAbsolute()) {
            return false;
        }
        for (Path name : target) {
            String text = name.toString();
            if (text.equals("..")) {
                if (place.pollLast() == null) {
                    return false;
                }
            } else if (!text.equals(".") && !text.isEmpty()) {
                place.addLast(name);
                if (!follow(place)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Replaces a last name that is a link by where that leads. */
    private boolean follow(Deque<Path> place) {
        Path file = root;
        for (Path name : place) {
            file = file.resolve(name);
        }
        if (!Files.isSymbolicLink(file) || ++followed > LONGEST_CHAIN) {
            return true;
        }
        try {
            Path target = Files.readSymbolicLink(file);
            place.removeLast();
            return staysInside(place, target);
        } catch (IOException vanished) {
            // The comparison with the source at the end notices what has changed.
            return true;
        }
    }
}
