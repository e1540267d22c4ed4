package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunDate;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunParameters;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides the date of a run: RunInfo.xml's, else the run parameters', else the run id's or the folder's, else the time of a file. */
final class RunDates {

    private static final String RUN_INFO = "RunInfo.xml";
    private static final List<String> FILES = List.of("RTAComplete.txt", "CopyComplete.txt", RUN_INFO);

    private final ZoneId zone;

    RunDates(ZoneId zone) {
        this.zone = zone;
    }

    /** @param parametersFile the name that RunParameters.xml has in this folder */
    @Nullable
    RunDate decide(RunFolder folder, RunInfo info, RunParameters parameters, String parametersFile, Problems problems) {
        String runId = info.runId() != null ? info.runId() : parameters.runId();
        LocalDate named = named(runId).or(() -> named(folder.name())).orElse(null);
        Optional<RunDate> date = written(info.date(), RUN_INFO, named, problems);
        if (date.isPresent()) {
            checkAgreement(date.get(), named, problems);
            return date.get();
        }
        RunDate other = written(parameters.date(), parametersFile, named, problems)
                .or(() -> fromName("the run id", runId))
                .or(() -> fromName("the folder's name", folder.name()))
                .or(() -> fromFile(folder))
                .orElse(null);
        boolean there = folder.names().contains(RUN_INFO);
        if (there && info.equals(RunInfo.NONE)) {
            // That it cannot be read has been said, and the run is not taken without it.
            return other;
        }
        if (there || other == null || !other.source().equals(parametersFile)) {
            problems.warning("no-date", there ? RUN_INFO : ".", null, without(there) + instead(other));
        }
        return other;
    }

    private static void checkAgreement(RunDate date, @Nullable LocalDate named, Problems problems) {
        if (named != null && !DateTexts.isNear(date.day(), named)) {
            problems.warning(
                    "date-differs",
                    RUN_INFO,
                    null,
                    "RunInfo.xml says the run is of " + date.day() + ", its name says " + named
                            + "; RunInfo.xml was believed. Check the instrument's clock.");
        }
    }

    private static String without(boolean there) {
        return there
                ? RUN_INFO + " holds no Date that can be read; "
                : "there is no " + RUN_INFO + " with the run's date; ";
    }

    private static String instead(@Nullable RunDate other) {
        return other == null
                ? "nothing else tells it. Copy " + RUN_INFO + " again from the instrument."
                : other.day() + " was taken from " + other.source() + ". Compare it with the instrument's.";
    }

    private static Optional<LocalDate> named(@Nullable String name) {
        return name == null ? Optional.empty() : DateTexts.atStart(name);
    }

    private static Optional<RunDate> written(
            @Nullable String text, String file, @Nullable LocalDate named, Problems problems) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<RunDate> date = DateTexts.parse(text, file, named);
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

    private static Optional<RunDate> fromName(String source, @Nullable String name) {
        return named(name).map(day -> new RunDate(day, null, null, source, ""));
    }

    /** The time of the first of these files that is there. */
    private Optional<RunDate> fromFile(RunFolder folder) {
        return FILES.stream()
                .flatMap(file -> folder.modified(file).stream()
                        .map(time -> new RunDate(
                                time.atZone(zone).toLocalDate(), null, null, "the time of the file " + file, "")))
                .findFirst();
    }
}
