package io.cameleer.run.illumina;

import io.cameleer.run.RunFolder;
import java.util.List;
import java.util.Optional;

/** A file that a rule asks for, under any of its names. */
record Need(List<String> names) {

    static Need of(String... names) {
        return new Need(List.of(names));
    }

    /** The name under which the folder has it. */
    Optional<String> in(RunFolder folder) {
        return names.stream().flatMap(name -> folder.present(name).stream()).findFirst();
    }

    /** As one would ask a colleague for it, with the names that this site has for it, and what stands in its place. */
    String missingIn(RunFolder folder) {
        List<String> all =
                names.stream().flatMap(name -> folder.namesOf(name).stream()).toList();
        return String.join(" or ", all)
                + (all.stream().anyMatch(folder::holds)
                        ? " (what is called so is no file, or a link that leads out of the folder or to nothing)"
                        : "");
    }
}
