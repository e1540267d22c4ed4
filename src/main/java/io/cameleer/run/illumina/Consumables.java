package io.cameleer.run.illumina;

import io.cameleer.run.Consumable;
import io.cameleer.run.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The consumables of RunParameters.xml, in the five ways in which control software lists them. */
final class Consumables {

    private static final Pattern TAG = Pattern.compile("(?i)(.+?)(RFIDTag|EEPROMTag)");
    private static final String SERIAL_BARCODE = "SerialBarcode";
    private static final String SERIAL_NUMBER = "SerialNumber";

    private Consumables() {}

    static List<Consumable> of(XmlElement root) {
        List<Consumable> found = new ArrayList<>();
        tags(root, found);
        root.child("RfidsInfo").ifPresent(rfids -> prefixed(rfids, SERIAL_BARCODE, "Expirationdate", found));
        root.child("ConsumableInfo").ifPresent(list -> typed(list, found));
        kits(root, found);
        prefixed(root, SERIAL_NUMBER, "ExpirationDate", found);
        return found;
    }

    /** The serial number of the flow cell; MiSeq i100's is its dry cartridge. */
    static @Nullable String flowcell(XmlElement root) {
        List<Consumable> all = of(root);
        for (String type : List.of("FlowCell", "DryCartridge")) {
            for (Consumable consumable : all) {
                if (consumable.type().equalsIgnoreCase(type) && consumable.serial() != null) {
                    return consumable.serial();
                }
            }
        }
        return null;
    }

    /** HiSeq: Setup/ReagentKits/Sbs/SbsReagentKit/ID and the like, the flow cell as Setup/Barcode and Setup/Flowcell. */
    private static void kits(XmlElement root, List<Consumable> found) {
        Optional<XmlElement> setup = root.child("Setup");
        if (setup.isEmpty()) {
            return;
        }
        String barcode = setup.get().textAt("Barcode");
        if (barcode != null) {
            found.add(new Consumable(
                    "FlowCell", barcode, null, null, null, setup.get().textAt("Flowcell")));
        }
        for (XmlElement type :
                setup.get().child("ReagentKits").map(XmlElement::children).orElse(List.of())) {
            for (XmlElement kit : type.children()) {
                String id = kit.textAt("ID");
                if (id != null) {
                    found.add(new Consumable(
                            type.name(), id, null, null, null, setup.get().textAt(type.name())));
                }
            }
        }
    }

    /** MiSeq, NextSeq 500, iSeq: one element each, such as FlowcellRFIDTag. */
    private static void tags(XmlElement root, List<Consumable> found) {
        for (XmlElement child : root.children()) {
            var matcher = TAG.matcher(child.name());
            if (matcher.matches()) {
                found.add(new Consumable(
                        matcher.group(1),
                        child.textAt(SERIAL_NUMBER),
                        child.textAt("PartNumber"),
                        child.textAt("LotNumber"),
                        child.textAt("ExpirationDate"),
                        null));
            }
        }
    }

    /** NovaSeq 6000 below RfidsInfo, NextSeq 1000/2000 below the root: FlowCellSerialNumber, FlowCellPartNumber, … */
    private static void prefixed(XmlElement list, String serialSuffix, String expirySuffix, List<Consumable> found) {
        for (XmlElement child : list.children()) {
            String name = child.name();
            if (!name.endsWith(serialSuffix) || name.equals("InstrumentSerialNumber") || name.equals(serialSuffix)) {
                continue;
            }
            String type = name.substring(0, name.length() - serialSuffix.length());
            found.add(new Consumable(
                    type,
                    child.text().isEmpty() ? null : child.text(),
                    list.textAt(type + "PartNumber"),
                    list.textAt(type + "LotNumber"),
                    list.textAt(type + expirySuffix),
                    null));
        }
    }

    /** NovaSeq X, MiSeq i100: ConsumableInfo elements with a Type. */
    private static void typed(XmlElement list, List<Consumable> found) {
        for (XmlElement item : list.children("ConsumableInfo")) {
            String type = item.textAt("Type");
            found.add(new Consumable(
                    type == null ? "" : type,
                    item.textAt(SERIAL_NUMBER),
                    item.textAt("PartNumber"),
                    item.textAt("LotNumber"),
                    item.textAt("ExpirationDate"),
                    item.textAt("Name")));
        }
    }
}
