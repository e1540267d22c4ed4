package io.cameleer.run.illumina;

import io.cameleer.run.Problems;
import io.cameleer.run.RunParameters;
import io.cameleer.run.XmlElement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads RunParameters.xml. Each control software lays it out in its own way: facts lie directly below the root, below {@code Setup} (HiSeq, MiSeq,
 * older NextSeq), or below an element for each consumable. Names are compared without regard to case: RunID and RunId, RTAVersion and RtaVersion.
 */
final class RunParametersReader {

    private final String file;
    private final Problems problems;

    RunParametersReader(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
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
        return new RunParameters(
                first(root, "RunId"),
                number(first(root, "RunNumber", "RunCounter", "ScanNumber")),
                first(root, "ScannerID", "InstrumentSerialNumber", "InstrumentName", "InstrumentID"),
                first(root, "InstrumentType"),
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

    /** The first of the names that has a text, directly below the root or below Setup. */
    private static @Nullable String first(XmlElement root, String... names) {
        Optional<XmlElement> setup = root.child("Setup");
        for (String name : names) {
            String text = root.textAt(name);
            if (text == null && setup.isPresent()) {
                text = setup.get().textAt(name);
            }
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
    }
}
