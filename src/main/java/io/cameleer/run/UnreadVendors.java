package io.cameleer.run;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Folders of instruments that Cameleer knows by sight but does not read yet. */
final class UnreadVendors implements RunReader {

    /** A name at the folder's top level that only this vendor's software writes. */
    private static final List<Map.Entry<String, Predicate<String>>> SIGNS = List.of(
            Map.entry("Element AVITI", name("RunUploaded\\.json|RunManifest\\.json|RunParameters\\.json")),
            Map.entry("Ultima", name("UploadCompleted\\.json")),
            Map.entry("Singular G4", name("(run|transfer)_complete\\.txt|run_config\\.json")),
            Map.entry(
                    "Oxford Nanopore",
                    name("final_summary.*\\.txt|sequencing_summary.*\\.txt|report_.*\\.(json|md|html)")),
            Map.entry(
                    "PacBio",
                    name(".*\\.transferdone|.*\\.(metadata|subreadset|consensusreadset|sts|xfer)\\.xml"
                            + "|hifi_reads|pb_formats|[1-4]_[A-D]01|[A-H](0[1-9]|1[0-2])_1")));

    private static Predicate<String> name(String pattern) {
        return Pattern.compile(pattern).asMatchPredicate();
    }

    @Override
    public boolean claims(RunFolder folder) {
        return SIGNS.stream().anyMatch(sign -> folder.names().stream().anyMatch(sign.getValue()));
    }

    @Override
    public RunFacts read(RunFolder folder, Problems problems) {
        SIGNS.stream()
                .filter(sign -> folder.names().stream().anyMatch(sign.getValue()))
                .findFirst()
                .ifPresent(sign -> problems.error(
                        "not-yet-read",
                        ".",
                        null,
                        "the folder looks like " + sign.getKey()
                                + ", which is not yet read. Only Illumina's runs can be archived so far."));
        return RunFacts.NONE;
    }
}
