package io.cameleer.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a time, with Django's names. */
enum Transform {
    DATE,
    YEAR,
    MONTH;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Transform> of(String word) {
        return Arrays.stream(values())
                .filter(transform -> transform.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Transform::word).toList();
    }
}
