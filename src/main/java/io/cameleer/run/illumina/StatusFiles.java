package io.cameleer.run.illumina;

import io.cameleer.run.Outcome;
import io.cameleer.run.Problems;
import io.cameleer.run.RunFolder;
import io.cameleer.run.RunInfo;
import io.cameleer.run.RunStatus;
import io.cameleer.run.XmlElement;
import io.cameleer.run.XmlFile;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    static @Nullable RunStatus completion(RunFolder folder, RunInfo info, Problems problems) {
        if (!folder.names().contains(COMPLETION)) {
            return null;
        }
        Optional<XmlElement> root = root(folder, COMPLETION, "RunCompletionStatus", problems);
        if (root.isEmpty()) {
            return new RunStatus(Outcome.UNKNOWN, COMPLETION + ": unreadable");
        }
        String runId = root.get().textAt("RunId");
        if (runId != null && info.runId() != null && !runId.equals(info.runId())) {
            problems.warning(
                    "run-id-differs",
                    COMPLETION,
                    root.get().line(),
                    COMPLETION + " is of run " + Texts.shown(runId) + ", RunInfo.xml says " + Texts.shown(info.runId())
                            + ". Check that both files are of this run, because the outcome is taken from the former.");
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

    /** The root, which must be called so; empty, with a problem, where it is not or cannot be read. */
    private static Optional<XmlElement> root(RunFolder folder, String file, String name, Problems problems) {
        Optional<XmlElement> root = XmlFile.read(folder, file, problems);
        if (root.isEmpty() || root.get().name().equalsIgnoreCase(name)) {
            return root;
        }
        problems.warning(
                "status-root",
                file,
                root.get().line(),
                file + " starts with " + Texts.shown(root.get().name()) + " instead of " + name
                        + "; it was not read. Copy it again from the instrument.");
        return Optional.empty();
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
        Optional<XmlElement> root = root(folder, ANALYSIS, "AnalysisJobInfo", problems);
        if (root.isEmpty()) {
            return new RunStatus(Outcome.UNKNOWN, ANALYSIS + ": unreadable");
        }
        Optional<XmlElement> error = filled(root.get(), "Error");
        if (error.isPresent()) {
            return new RunStatus(Outcome.FAILED, ANALYSIS + ": " + Texts.shown(words(error.get())));
        }
        Optional<XmlElement> warning = filled(root.get(), "Warning");
        return new RunStatus(
                Outcome.SUCCEEDED,
                ANALYSIS + ": no error"
                        + warning.map(text -> ", but the warning " + Texts.shown(words(text)))
                                .orElse(""));
    }

    /** The first of these that holds anything. */
    private static Optional<XmlElement> filled(XmlElement root, String name) {
        return root.children(name).stream().filter(StatusFiles::isFilled).findFirst();
    }

    private static boolean isFilled(XmlElement element) {
        return !element.text().isEmpty() || !element.children().isEmpty();
    }

    /** Its text, or its parts'. */
    private static String words(XmlElement element) {
        return element.children().isEmpty()
                ? element.text()
                : element.children().stream()
                        .map(part -> part.text().isEmpty() ? part.name() : part.text())
                        .collect(Collectors.joining(", "));
    }
}
