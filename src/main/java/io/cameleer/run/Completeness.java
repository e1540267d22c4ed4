package io.cameleer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one look at a unit proves.
 *
 * @param complete whether the platform's proof stands; it says nothing about files that still grow
 * @param waitEnded a proof is there that makes waiting for stillness unnecessary
 * @param fallbackOnly only the weaker marker is there, which counts as complete once the platform's {@link Platform#fallbackAfter} has passed
 * @param outcome how the run ended, as far as its files tell
 * @param evidence the files that speak for completeness and outcome, each with what it says
 * @param missing the files still awaited, each as one would name it to a colleague
 */
public record Completeness(
        Answer complete,
        boolean waitEnded,
        boolean fallbackOnly,
        Outcome outcome,
        List<String> evidence,
        List<String> missing) {

    public Completeness {
        evidence = List.copyOf(evidence);
        missing = List.copyOf(missing);
    }

    /** Not complete, for want of what is named. */
    public static Completeness waitingFor(String... missing) {
        return new Completeness(Answer.NO, false, false, Outcome.UNKNOWN, List.of(), List.of(missing));
    }

    /** Nothing is known: the folder was not read or not understood, and its problems say why. */
    public static Completeness unjudged() {
        return new Completeness(Answer.UNKNOWN, false, false, Outcome.UNKNOWN, List.of(), List.of());
    }

    /**
     * The same with one more file required: it adds to the platform's rule and never weakens it.
     *
     * @param present the name under which it is there, its own or the site's
     */
    public Completeness requiring(String fileName, Optional<String> present) {
        if (present.isPresent()) {
            return evidence.contains(present.get())
                    ? this
                    : with(complete, fallbackOnly, append(evidence, present.get()), missing);
        }
        return with(Answer.NO, false, evidence, missing.contains(fileName) ? missing : append(missing, fileName));
    }

    private Completeness with(Answer complete, boolean fallbackOnly, List<String> evidence, List<String> missing) {
        boolean over = waitEnded && complete == Answer.YES;
        return new Completeness(complete, over, fallbackOnly, outcome, evidence, missing);
    }

    private static List<String> append(List<String> list, String item) {
        List<String> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
