package io.cameleer.condition.value;

/** Python's classes of characters, by Unicode's properties. */
final class Characters {

    private Characters() {}

    /** What {@code str.isspace} and {@code str.strip} take for white space: more than Java does. */
    static boolean isSpace(int character) {
        return character >= 0x09 && character <= 0x0d
                || character >= 0x1c && character <= 0x20
                || character == 0x85
                || character == 0xa0
                || character > 0xff && Character.isSpaceChar(character) && character != 0x200b;
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
