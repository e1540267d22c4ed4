package io.cameleer.condition.value;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What strings can do. */
final class TextMethods {

    private TextMethods() {}

    static Type type() {
        Type.Builder type = Type.named("str")
                .constructor(
                        Signature.of("object?"),
                        (evaluation, arguments) -> arguments.has(0) ? Repr.text(evaluation, arguments.get(0)) : "");
        changeCase(type);
        classify(type);
        TextSearch.addTo(type);
        TextSplit.addTo(type);
        TextLayout.addTo(type);
        type.method(
                "format",
                Signature.of("*values", "**named"),
                (evaluation, self, arguments) ->
                        TextFormat.format(evaluation, (String) self, arguments.rest(0), arguments.keywords(1)));
        type.method(
                "format_map",
                Signature.of("mapping", "/"),
                (evaluation, self, arguments) -> TextFormat.format(evaluation, (String) self, arguments.get(0)));
        return type.build();
    }

    private static void changeCase(Type.Builder type) {
        change(type, "upper", TextCase::upper);
        change(type, "lower", TextCase::lower);
        change(type, "casefold", TextCase::fold);
        change(type, "swapcase", TextCase::swap);
        change(type, "title", TextCase::title);
        change(type, "capitalize", TextCase::capitalize);
    }

    private static void change(Type.Builder type, String name, UnaryOperator<String> change) {
        type.method(name, Signature.NONE, (evaluation, self, arguments) -> {
            String text = (String) self;
            evaluation.admit(text.length());
            return change.apply(text);
        });
    }

    private static void classify(Type.Builder type) {
        test(type, "isascii", text -> text.codePoints().allMatch(character -> character < 128));
        test(type, "isprintable", text -> text.codePoints().allMatch(Characters::isPrintable));
        test(type, "isspace", text -> !text.isEmpty() && text.codePoints().allMatch(Characters::isSpace));
        test(type, "isalpha", text -> !text.isEmpty() && text.codePoints().allMatch(Character::isLetter));
        test(type, "isdecimal", text -> !text.isEmpty() && text.codePoints().allMatch(Character::isDigit));
        test(type, "isdigit", text -> !text.isEmpty() && text.codePoints().allMatch(Characters::isDigit));
        test(type, "isnumeric", text -> !text.isEmpty() && text.codePoints().allMatch(Characters::isNumeric));
        test(
                type,
                "isalnum",
                text -> !text.isEmpty()
                        && text.codePoints()
                                .allMatch(
                                        character -> Character.isLetter(character) || Characters.isNumeric(character)));
        test(type, "isidentifier", Characters::isIdentifier);
        test(type, "islower", TextCase::isLower);
        test(type, "isupper", TextCase::isUpper);
        test(type, "istitle", TextCase::isTitle);
    }

    private static void test(Type.Builder type, String name, Predicate<String> test) {
        type.method(name, Signature.NONE, (evaluation, self, arguments) -> {
            String text = (String) self;
            evaluation.charge(1 + text.length() / 8);
            return test.test(text);
        });
    }
}
