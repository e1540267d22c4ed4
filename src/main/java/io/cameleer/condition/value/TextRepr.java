package io.cameleer.condition.value;

/** A string as a literal, as {@code repr()} gives it. */
final class TextRepr {

    private TextRepr() {}

    static String of(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder literal = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(character -> append(literal, character, quote));
        return literal.append(quote).toString();
    }

    private static void append(StringBuilder literal, int character, char quote) {
        switch (character) {
            case '\n' -> literal.append("\\n");
            case '\r' -> literal.append("\\r");
            case '\t' -> literal.append("\\t");
            case '\\' -> literal.append("\\\\");
            default -> {
                if (character == quote) {
                    literal.append('\\').append(quote);
                } else if (Characters.isPrintable(character)) {
                    literal.appendCodePoint(character);
                } else {
                    literal.append(escape(character));
                }
            }
        }
    }

    static String escape(int character) {
        if (character < 0x100) {
            return String.format("\\x%02x", character);
        }
        return character < 0x10000 ? String.format("\\u%04x", character) : String.format("\\U%08x", character);
    }
}
