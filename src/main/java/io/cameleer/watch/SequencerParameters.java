package io.cameleer.watch;

import io.cameleer.run.Demands;
import io.cameleer.run.Demands.ManifestCheck;
import io.cameleer.run.Expectation;
import io.cameleer.run.Handling;
import io.cameleer.run.Patience;
import io.cameleer.run.Platform;
import io.cameleer.run.Platforms;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one {@code templatedRoute} as the operator wrote them. One that is wrong becomes a problem that
 * names it and what is allowed; it keeps its own sequencer from being watched and no other.
 */
final class SequencerParameters {

    /** They prove no end. */
    private static final List<String> AT_THE_START =
            List.of("RunInfo.xml", "RunParameters.xml", "runParameters.xml", "SampleSheet.csv");

    private final Map<String, String> given;
    private final Platforms platforms;
    private final List<String> problems = new ArrayList<>();
    private final Sequencer sequencer;

    SequencerParameters(Map<String, String> given, Platforms platforms) {
        this.given = Map.copyOf(given);
        this.platforms = platforms;
        this.sequencer = read();
    }

    /** The sequencer, with defaults in place of what is wrong. */
    Sequencer sequencer() {
        return sequencer;
    }

    /** What is wrong, in one line; empty: nothing. */
    Optional<String> problem() {
        return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
    }

    private Sequencer read() {
        String name = name();
        if (text("name").isEmpty()) {
            wrong("name", "what it is called in records, and never change it later");
        }
        checkSchedule();
        Platform platform = platform();
        Demands demands = new Demands(
                        indicator(),
                        alternatives(),
                        choice("archiveFailedRuns", List.of("true", "false")).equals("true"),
                        ManifestCheck.of(choice("instrumentManifest", List.of("checksums", "names", "off"))))
                .despiteErrors(
                        choice("archiveDespiteErrors", List.of("false", "true")).equals("true"))
                .waiting(new Patience(duration("settle"), duration("fallback")));
        Handling handling = new Handling(
                text("cohort").isEmpty() ? name : text("cohort"),
                platform == null ? null : platform.name(),
                optional("workflow"),
                choice("experiments", List.of("runs", "samples")).equals("samples"),
                choice("signalFailedRuns", List.of("false", "true")).equals("true"),
                demands);
        return new Sequencer(
                name,
                directory(),
                Sequencer.Existing.of(choice("existing", List.of("record", "ingest", "ignore"))),
                optional("sentinel"),
                handling.expectation(platforms),
                handling);
    }

    /** What it is called, for messages too. */
    String name() {
        return text("name").isEmpty() ? "without a name" : text("name");
    }

    private String text(String parameter) {
        return given.getOrDefault(parameter, "").strip();
    }

    private @Nullable String optional(String parameter) {
        String text = text(parameter);
        return text.isEmpty() ? null : text;
    }

    private Path directory() {
        String text = text("directory");
        if (text.isEmpty()) {
            wrong("directory", "the folder that it writes its run folders to");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            wrong("directory", "a path");
            return Path.of("").toAbsolutePath();
        }
    }

    private @Nullable Platform platform() {
        String text = text("platform");
        Platform platform = platforms.named(text).orElse(null);
        if (platform == null && !text.isEmpty()) {
            List<String> names = platforms.all().stream().map(Platform::name).toList();
            wrong("platform", "nothing or one of " + String.join(", ", names));
        }
        return platform;
    }

    private String indicator() {
        String indicator = text("completionIndicator");
        if (!indicator.isEmpty() && !Expectation.isPlainName(indicator)) {
            wrong("completionIndicator", "the plain name of a file in the run folder, such as CopyComplete.txt");
            return Expectation.PLATFORM_RULE;
        }
        return indicator.isEmpty() ? Expectation.PLATFORM_RULE : indicator;
    }

    /** {@code CopyComplete.txt = Sync.done, Transfer.ok; RTAComplete.txt = RTA.done}. */
    private Map<String, List<String>> alternatives() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String pair : text("completionAlternatives").split(";", -1)) {
            if (pair.isBlank()) {
                continue;
            }
            String[] sides = pair.split("=", -1);
            List<String> names = sides.length == 2
                    ? Stream.of(sides[1].split(",", -1)).map(String::strip).toList()
                    : List.of();
            if (names.isEmpty()
                    || !Stream.concat(Stream.of(sides[0].strip()), names.stream())
                            .allMatch(Expectation::isPlainName)) {
                wrong("completionAlternatives", "names of files, as in CopyComplete.txt = Sync.done, Transfer.ok");
                return Map.of();
            }
            String file = sides[0].strip();
            if (!isCompletionFile(file)) {
                wrong(
                        "completionAlternatives",
                        "names of completion files before the =, in the instrument's spelling, such as"
                                + " CopyComplete.txt; " + file + " is none");
            } else if (names.stream().anyMatch(AT_THE_START::contains)) {
                wrong(
                        "completionAlternatives",
                        "files that come at the end; those that the instrument writes at the start are "
                                + String.join(", ", AT_THE_START));
            } else if (all.putIfAbsent(file, names) != null) {
                wrong("completionAlternatives", "all names of " + file + " after one =");
            }
        }
        return all;
    }

    private boolean isCompletionFile(String name) {
        return name.equals(text("completionIndicator"))
                || platforms.all().stream().anyMatch(platform -> platform.isMarkerName(name));
    }

    /** One of these words; nothing is the first. */
    private String choice(String parameter, List<String> allowed) {
        String text = text(parameter);
        if (allowed.contains(text)) {
            return text;
        }
        if (!text.isEmpty()) {
            wrong(parameter, String.join(" or ", allowed));
        }
        return allowed.get(0);
    }

    private @Nullable Duration duration(String parameter) {
        Optional<Duration> duration = DurationText.parse(text(parameter));
        if (duration.isEmpty() && !text(parameter).isEmpty()) {
            wrong(parameter, DurationText.ALLOWED);
        }
        return duration.orElse(null);
    }

    private void checkSchedule() {
        Duration interval = duration("interval");
        if (interval != null && interval.isZero()) {
            wrong("interval", DurationText.ALLOWED);
        }
        if (!text("cron").isEmpty() && !PollSchedule.isCron(text("cron"))) {
            wrong("cron", "an expression of Quartz such as 0 0/5 * * * ?, or leave it out");
        }
    }

    private void wrong(String parameter, String allowed) {
        problems.add("its " + parameter + " is '" + text(parameter) + "'; give " + allowed);
    }
}
