package io.cameleer.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/** The experiments that an analysis is about: keys of targets and of references, none twice. */
public record Tuple(List<Long> targets, List<Long> references) {

    public Tuple {
        targets = List.copyOf(new LinkedHashSet<>(targets));
        references = List.copyOf(new LinkedHashSet<>(references));
    }

    /** The same for the same two sets, in whatever order they are. */
    public String hash() {
        return DigestUtils.sha256Hex(sorted(targets) + "|" + sorted(references));
    }

    private static String sorted(List<Long> keys) {
        return keys.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
