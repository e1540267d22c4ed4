package io.cameleer.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a person can do about a run as it stands. */
final class NextStep {

    private final Map<String, Object> run;
    private final String number;

    /** {@code run}: its JSON document. */
    NextStep(Map<String, Object> run) {
        this.run = run;
        this.number = String.valueOf(run.get("id"));
    }

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        all.add(ofState());
        if (run.get("copies") instanceof List<?> copies && !copies.isEmpty()) {
            boolean archived = "ingested".equals(run.get("state"));
            all.add("Remove the folder that is not wanted"
                    + (archived
                            ? "."
                            : "; to take the run from another: " + command("ingest", String.valueOf(copies.get(0)))));
        }
        return all;
    }

    private String ofState() {
        return switch (String.valueOf(run.get("state"))) {
            case "arriving" ->
                "It is looked at at each poll and archived when it is complete and still. To keep it back: "
                        + command("runs hold", number);
            case "complete" ->
                "A worker of the running service takes it. To keep it back: " + command("runs hold", number);
            case "ingesting" -> "Wait: it is being archived.";
            case "ingested" ->
                "To compare the archived copy with its checksums: "
                        + command("archive verify", String.valueOf(run.get("location")))
                        + "; to archive it once more: " + command("runs again", number);
            case "failed" -> "Mend what the reason says, then: " + command("runs retry", number);
            default -> "To let it go on: " + command("runs retry", number);
        };
    }

    private static String command(String verb, String argument) {
        return "cameleer " + verb + " " + argument;
    }
}
