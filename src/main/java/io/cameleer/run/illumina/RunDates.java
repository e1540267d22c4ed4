package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunDate;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the date of a run: RunInfo.xml's, else the run parameters', else the run id's or the folder's, else a marker's time. */
final class RunDates {

    private static final List<String> MARKERS = List.of("RTAComplete.txt", "CopyComplete.txt", "RunInfo.xml");

    private final ZoneId zone;

    RunDates(ZoneId zone) {
        this.zone = zone;
    }

    @Nullable
    RunDate decide(
            RunFolder folder, RunInfo info, RunParameters parameters, @Nullable String runId, Problems problems) {
        Optional<LocalDate> named = named(runId).or(() -> named(folder.name()));
        return written(info.date(), "RunInfo.xml", named, problems)
                .or(() -> written(parameters.date(), "RunParameters.xml", named, problems))
                .or(() -> fromName("the run id", runId, problems))
                .or(() -> fromName("the folder's name", folder.name(), problems))
                .or(() -> fromMarker(folder, problems))
                .orElse(null);
    }

    private static Optional<LocalDate> named(@Nullable String name) {
        return name == null ? Optional.empty() : DateTexts.atStart(name);
    }

    private static Optional<RunDate> written(
            @Nullable String text, String file, Optional<LocalDate> named, Problems problems) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<RunDate> date = DateTexts.parse(text, file, named.orElse(null));
        if (date.isEmpty()) {
            problems.warning(
                    "bad-date",
                    file,
                    null,
                    "the date '" + Texts.shown(text) + "' in " + file
                            + " is of no known form; another source was taken.");
        }
        return date;
    }

    private static Optional<RunDate> fromName(String source, @Nullable String name, Problems problems) {
        return named(name).map(day -> {
            problems.warning(
                    "no-date", ".", null, "the run's files hold no date; " + day + " was taken from " + source + ".");
            return new RunDate(day, null, null, source, "");
        });
    }

    private Optional<RunDate> fromMarker(RunFolder folder, Problems problems) {
        Optional<Instant> time = MARKERS.stream()
                .map(file -> folder.modified(file).orElse(null))
                .filter(Objects::nonNull)
                .findFirst();
        if (time.isEmpty()) {
            problems.warning(
                    "no-date", ".", null, "neither the run's files nor its name hold a date. Copy RunInfo.xml again.");
            return Optional.empty();
        }
        LocalDate day = time.get().atZone(zone).toLocalDate();
        problems.warning(
                "no-date",
                ".",
                null,
                "neither the run's files nor its name hold a date; " + day + " is the time of its marker.");
        return Optional.of(new RunDate(day, null, null, "the marker's time", ""));
    }
}
