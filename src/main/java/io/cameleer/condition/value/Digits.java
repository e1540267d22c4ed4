package io.cameleer.condition.value;

/** The decimal digits of all scripts, which Python reads in numbers. */
final class Digits {

    private Digits() {}

    /** The text with every decimal digit as its ASCII one. */
    static String ascii(String text) {
        if (text.chars().allMatch(character -> character < 128)) {
            return text;
        }
        StringBuilder ascii = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean digit = Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER;
            ascii.appendCodePoint(digit ? '0' + Character.digit(character, 10) : character);
        });
        return ascii.toString();
    }
}
