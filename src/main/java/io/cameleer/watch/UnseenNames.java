package io.cameleer.watch;

import io.cameleer.run.RunNames;
import io.cameleer.text.Visible;
import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What in a sequencer's directory is called by bytes that are no text: Camel passes it by without a word, as it finds
 * nothing under the name that it was listed by. One poll looks at a time; the sentence is read by any thread.
 */
final class UnseenNames {

    private static final Logger LOG = LoggerFactory.getLogger(SequencerWatch.class);

    /** Listing the names once more is cheap beside a poll, but not free. */
    private static final Duration EVERY = Duration.ofSeconds(10);

    /** As many names are told. */
    private static final int NAMED = 5;

    private final Clock clock;
    private Instant due = Instant.MIN;
    private volatile @Nullable String sentence;

    UnseenNames(Clock clock) {
        this.clock = clock;
    }

    /** What cannot be watched and what to do; empty: nothing. */
    Optional<String> sentence() {
        return Optional.ofNullable(sentence);
    }

    /** Looks through the directory's names, if it was not done just now. */
    void look(Sequencer sequencer) {
        if (clock.instant().isBefore(due)) {
            return;
        }
        due = clock.instant().plus(EVERY);
        File directory = sequencer.directory().toFile();
        String[] odd = directory.list((parent, name) -> !RunNames.isText(name));
        List<String> names = Stream.of(odd == null ? new String[0] : odd)
                .filter(name -> !new File(directory, name).exists())
                .map(Visible::line)
                .sorted()
                .toList();
        String before = sentence;
        sentence = names.isEmpty() ? null : told(names);
        if (sentence != null && !sentence.equals(before)) {
            LOG.warn("sequencer {} cannot watch {}", sequencer.name(), sentence);
        }
    }

    private static String told(List<String> names) {
        String more = names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "";
        return "what is called by bytes that are no text: "
                + names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more + ". Rename it.";
    }
}
