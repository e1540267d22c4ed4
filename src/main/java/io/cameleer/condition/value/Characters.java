package io.cameleer.condition.value;

/** Python's classes of characters, by Unicode's properties. */
final class Characters {

    private Characters() {}

    /** What {@code str.isspace} and {@code str.strip} take for white space: more than Java does. */
    static boolean isSpace(int character) {
        boolean control = (character >= 0x09 && character <= 0x0d) || (character >= 0x1c && character <= 0x1f);
        return control || character == 0x85 || Character.isSpaceChar(character);
    }

    static boolean isPrintable(int character) {
        if (character == ' ') {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** Decimal digits, and those that stand raised, lowered or in circles. */
    static boolean isDigit(int character) {
        int value = Character.getNumericValue(character);
        boolean shaped = Character.getType(character) == Character.OTHER_NUMBER && value >= 0 && value <= 9;
        return Character.isDigit(character) || shaped;
    }

    static boolean isNumeric(int character) {
        int type = Character.getType(character);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    static boolean isIdentifier(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (first == '_' || Character.isUnicodeIdentifierStart(first))
                && text.codePoints()
                        .allMatch(character -> Character.isUnicodeIdentifierPart(character)
                                && !Character.isIdentifierIgnorable(character));
    }

    /** The text without white space at both ends. */
    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The number of characters, as Python counts them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
