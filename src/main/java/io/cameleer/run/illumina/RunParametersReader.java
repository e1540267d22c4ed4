package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunParameters;
import io.cameleer.run.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads RunParameters.xml. Each control software lays it out in its own way: facts lie directly below the root, below {@code Setup} (HiSeq, MiSeq,
 * older NextSeq), or below an element for each consumable. Names are compared without regard to case: RunID and RunId, RTAVersion and RtaVersion.
 */
final class RunParametersReader {

    /** NextSeq 1000 and 2000 write no run id here. */
    private static final Pattern WITHOUT_RUN_ID = Pattern.compile("(?i)NextSeq");

    private final String file;
    private final Problems problems;
    private final Findings findings;

    RunParametersReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.findings = new Findings(file, problems);
    }

    RunParameters read(XmlElement root) {
        if (!root.name().equalsIgnoreCase("RunParameters")) {
            problems.warning(
                    "runparameters-root",
                    file,
                    root.line(),
                    file + " starts with " + Texts.shown(root.name())
                            + " instead of RunParameters; it was not read. Copy it again from the instrument.");
            return RunParameters.NONE;
        }
        String runId = first(root, "RunId");
        String instrument = first(root, "ScannerID", "InstrumentSerialNumber", "InstrumentName", "InstrumentID");
        String model = first(root, "InstrumentType");
        if (runId == null && !WITHOUT_RUN_ID.matcher(String.valueOf(model)).lookingAt()) {
            findings.lacks("runparameters-no-run-id", root, "RunId");
        }
        if (instrument == null) {
            findings.lacks("runparameters-no-instrument", root, "the instrument's serial number");
        }
        return new RunParameters(
                runId,
                element(root, "RunNumber", "RunCounter", "ScanNumber")
                        .map(findings::text)
                        .orElse(null),
                instrument,
                model,
                flowcell(root),
                root.textAt("RfidsInfo", "FlowCellMode"),
                first(root, "Side", "FCPosition"),
                first(root, "RunStartDate", "RunStartTime"),
                first(root, "ExperimentName"),
                first(root, "RecipeName"),
                first(root, "WorkflowType"),
                first(root, "Chemistry"),
                first(root, "ApplicationName", "Application"),
                first(root, "ApplicationVersion", "MCSVersion", "SystemSuiteVersion"),
                first(root, "RTAVersion"),
                Consumables.of(root));
    }

    private static @Nullable String flowcell(XmlElement root) {
        String text = root.textAt("RfidsInfo", "FlowCellSerialBarcode");
        if (text == null) {
            text = root.textAt("FlowCellRfidTag", "SerialNumber");
        }
        if (text == null) {
            text = root.textAt("FlowcellEEPROMTag", "SerialNumber");
        }
        if (text == null) {
            text = first(root, "FlowCellSerialNumber", "Barcode");
        }
        return text != null ? text : Consumables.flowcell(root);
    }

    private static @Nullable String first(XmlElement root, String... names) {
        return element(root, names).map(XmlElement::text).orElse(null);
    }

    /** The first of the names that has a text, directly below the root or below Setup. */
    private static Optional<XmlElement> element(XmlElement root, String... names) {
        List<XmlElement> places =
                Stream.concat(Stream.of(root), root.child("Setup").stream()).toList();
        return Stream.of(names)
                .flatMap(name -> places.stream().flatMap(place -> place.child(name).stream()))
                .filter(element -> !element.text().isEmpty())
                .findFirst();
    }
}
