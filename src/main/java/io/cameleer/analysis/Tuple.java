package io.cameleer.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The experiments that an analysis is about: keys of targets and of references, none twice. */
public record Tuple(List<Long> targets, List<Long> references) {

    public Tuple {
        targets = List.copyOf(new LinkedHashSet<>(targets));
        references = List.copyOf(new LinkedHashSet<>(references));
    }

    /** The same for the same two sets, in whatever order they are. */
    public String hash() {
        String text = sorted(targets) + "|" + sorted(references);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sorted(List<Long> keys) {
        return keys.stream().sorted().map(String::valueOf).collect(Collectors.joining(","));
    }
}
