package io.cameleer.run.illumina;

import io.cameleer.run.Outcome;
import io.cameleer.run.Problems;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunStatus;
import io.cameleer.run.XmlElement;
import io.cameleer.run.XmlFile;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files in which control software says how a run, or the analysis on the instrument, ended. */
final class StatusFiles {

    static final String COMPLETION = "RunCompletionStatus.xml";
    static final String ANALYSIS = "AnalysisJobInfo.xml";

    private static final Set<String> GOOD = Set.of("CompletedAsPlanned", "RunCompleted");
    private static final Set<String> BAD =
            Set.of("UserEndedEarly", "ExceptionEndedEarly", "RunErrored", "RunEndedEarly", "RunAborted", "RunStopped");

    private StatusFiles() {}

    /** Null where the file is absent; of unknown outcome where it cannot be read. */
    static @Nullable RunStatus completion(RunFolder folder, Problems problems) {
        if (!folder.names().contains(COMPLETION)) {
            return null;
        }
        Optional<XmlElement> root = XmlFile.read(folder, COMPLETION, problems);
        if (root.isEmpty()) {
            return new RunStatus(Outcome.UNKNOWN, COMPLETION + ": unreadable");
        }
        String word = root.get().textAt("CompletionStatus");
        if (word == null) {
            word = root.get().textAt("RunStatus");
        }
        if (word == null) {
            problems.warning(
                    "status-unknown",
                    COMPLETION,
                    root.get().line(),
                    COMPLETION
                            + " holds neither CompletionStatus nor RunStatus, so the outcome is unknown. Look on the instrument.");
            return new RunStatus(Outcome.UNKNOWN, COMPLETION + ": no status");
        }
        return new RunStatus(outcome(word, problems), COMPLETION + ": " + Texts.shown(word) + reason(root.get()));
    }

    private static Outcome outcome(String word, Problems problems) {
        if (GOOD.contains(word)) {
            return Outcome.SUCCEEDED;
        }
        if (BAD.contains(word)) {
            return Outcome.FAILED;
        }
        problems.warning(
                "status-unknown",
                COMPLETION,
                null,
                COMPLETION + " says '" + Texts.shown(word)
                        + "', which is not known. Look on the instrument how the run ended.");
        return Outcome.UNKNOWN;
    }

    private static String reason(XmlElement root) {
        String reason = root.textAt("RunError", "Message");
        if (reason == null) {
            reason = root.textAt("ErrorDescription");
        }
        return reason == null || reason.equalsIgnoreCase("None") ? "" : " (" + Texts.shown(reason) + ")";
    }

    /** The analysis on a MiSeq or MiniSeq: failed where it reports an error. */
    static @Nullable RunStatus analysis(RunFolder folder, Problems problems) {
        if (!folder.names().contains(ANALYSIS)) {
            return null;
        }
        Optional<XmlElement> root = XmlFile.read(folder, ANALYSIS, problems);
        if (root.isEmpty()) {
            return new RunStatus(Outcome.UNKNOWN, ANALYSIS + ": unreadable");
        }
        String error = root.get().textAt("Error");
        return error == null
                ? new RunStatus(Outcome.SUCCEEDED, ANALYSIS + ": no error")
                : new RunStatus(Outcome.FAILED, ANALYSIS + ": " + Texts.shown(error));
    }
}
