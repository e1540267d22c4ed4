package io.cameleer.run;

import static io.cameleer.run.Inspection.putIfKnown;

import java.util.LinkedHashMap;
import java.util.Map;

/** The facts of an inspection beyond those that every platform has. */
final class InspectionDetails {

    private final Inspection inspection;

    InspectionDetails(Inspection inspection) {
        this.inspection = inspection;
    }

    Map<String, Object> document() {
        RunFacts facts = inspection.facts();
        RunParameters parameters = facts.parameters();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sequencer_type", inspection.sequencerType());
        putIfKnown(document, "run_number", facts.number());
        putIfKnown(document, "side", facts.side());
        putIfKnown(document, "model", parameters.model());
        putIfKnown(document, "flowcell_mode", parameters.flowcellMode());
        putIfKnown(document, "recipe", parameters.recipe());
        putIfKnown(document, "workflow", parameters.workflow());
        putIfKnown(document, "chemistry", parameters.chemistry());
        putIfKnown(document, "application", parameters.application());
        putIfKnown(document, "application_version", parameters.applicationVersion());
        putIfKnown(document, "rta_version", parameters.rtaVersion());
        FlowcellLayout layout = facts.layout();
        if (layout != null) {
            putIfKnown(document, "surfaces", layout.surfaces());
            putIfKnown(document, "swaths", layout.swaths());
            putIfKnown(document, "sections", layout.sections());
        }
        RunDate date = facts.date();
        if (date != null) {
            document.put("date_from", date.how().isEmpty() ? date.source() : date.source() + ", " + date.how());
        }
        document.put("projects", facts.projects());
        facts.sampleSheet()
                .ifPresent(sheet -> document.put("samples", sheet.rows().size()));
        document.put(
                "consumables",
                parameters.consumables().stream()
                        .map(InspectionDetails::consumable)
                        .toList());
        return document;
    }

    private static Map<String, Object> consumable(Consumable consumable) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", consumable.type());
        putIfKnown(document, "serial", consumable.serial());
        putIfKnown(document, "part", consumable.part());
        putIfKnown(document, "lot", consumable.lot());
        putIfKnown(document, "expires", consumable.expires());
        putIfKnown(document, "name", consumable.name());
        return document;
    }
}
