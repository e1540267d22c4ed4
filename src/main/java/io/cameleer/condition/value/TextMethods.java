package io.cameleer.condition.value;

/** What strings can do. */
final class TextMethods {

    private TextMethods() {}

    static Type type() {
        return Type.named("str")
                .constructor(
                        Signature.of("object?"),
                        (evaluation, arguments) -> arguments.has(0) ? Repr.text(evaluation, arguments.get(0)) : "")
                .method("upper", Signature.NONE, (evaluation, self, arguments) -> ((String) self)
                        .toUpperCase(java.util.Locale.ROOT))
                .method("lower", Signature.NONE, (evaluation, self, arguments) -> ((String) self)
                        .toLowerCase(java.util.Locale.ROOT))
                .build();
    }
}
