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

    /** As one would ask a colleague for it. */
    String asked() {
        return String.join(" or ", names);
    }
}
