package io.cameleer.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a field is compared, with Django's names. */
enum Lookup {
    EXACT,
    IEXACT,
    CONTAINS,
    ICONTAINS,
    STARTSWITH,
    ISTARTSWITH,
    ENDSWITH,
    IENDSWITH,
    REGEX,
    IREGEX,
    IN,
    RANGE,
    ISNULL,
    GT,
    GTE,
    LT,
    LTE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Lookup> of(String word) {
        return Arrays.stream(values())
                .filter(lookup -> lookup.word().equals(word))
                .findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Lookup::word).toList();
    }

    boolean isOrder() {
        return this == RANGE || this == GT || this == GTE || this == LT || this == LTE;
    }

    boolean ignoresCase() {
        return this == IEXACT || this == ICONTAINS || this == ISTARTSWITH || this == IENDSWITH || this == IREGEX;
    }

    /** Whether it looks at a value as text, whatever its type. */
    boolean isTextual() {
        return switch (this) {
            case EXACT, IN, RANGE, ISNULL, GT, GTE, LT, LTE -> false;
            default -> true;
        };
    }

    /** What an order look-up says of {@code value.compareTo(operand)}. */
    boolean holds(int comparison) {
        return switch (this) {
            case GT -> comparison > 0;
            case GTE -> comparison >= 0;
            case LT -> comparison < 0;
            case LTE -> comparison <= 0;
            default -> comparison == 0;
        };
    }
}
