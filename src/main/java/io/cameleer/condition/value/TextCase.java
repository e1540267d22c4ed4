package io.cameleer.condition.value;

import java.util.Locale;

/** Upper, lower and title case, as Python has them in every locale. */
final class TextCase {

    private static final int CAPITAL_I_WITH_DOT = 0x130;
    private static final int DOTLESS_I = 0x131;

    private TextCase() {}

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Case folding, which takes more for equal than lower case does: 'ß' becomes 'ss', 'ς' becomes 'σ'. */
    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == CAPITAL_I_WITH_DOT || character == DOTLESS_I) {
                folded.append(lower(Character.toString(character)));
            } else {
                upper(Character.toString(character))
                        .codePoints()
                        .map(Character::toLowerCase)
                        .forEach(folded::appendCodePoint);
            }
        });
        return folded.toString();
    }

    static String swap(String text) {
        StringBuilder swapped = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            String one = Character.toString(character);
            swapped.append(
                    Character.isUpperCase(character)
                            ? lower(one)
                            : Character.isLowerCase(character) ? upper(one) : one);
        });
        return swapped.toString();
    }

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.codePointAt(0);
        return titled(first) + lower(text.substring(Character.charCount(first)));
    }

    /** Every letter that follows no letter in title case, all others in lower case. */
    static String title(String text) {
        StringBuilder title = new StringBuilder(text.length());
        int[] characters = text.codePoints().toArray();
        boolean within = false;
        for (int character : characters) {
            title.append(within ? lower(Character.toString(character)) : titled(character));
            within = isCased(character);
        }
        return title.toString();
    }

    private static String titled(int character) {
        String upper = upper(Character.toString(character));
        if (Characters.length(upper) == 1) {
            return Character.toString(Character.toTitleCase(character));
        }
        int first = upper.codePointAt(0);
        return Character.toString(first) + lower(upper.substring(Character.charCount(first)));
    }

    private static boolean isCased(int character) {
        return Character.isUpperCase(character) || Character.isLowerCase(character) || Character.isTitleCase(character);
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints()
                        .noneMatch(character -> Character.isUpperCase(character) || Character.isTitleCase(character));
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints()
                        .noneMatch(character -> Character.isLowerCase(character) || Character.isTitleCase(character));
    }

    static boolean isTitle(String text) {
        boolean within = false;
        boolean any = false;
        for (int character : text.codePoints().toArray()) {
            boolean capital = Character.isUpperCase(character) || Character.isTitleCase(character);
            if (capital && within || Character.isLowerCase(character) && !within) {
                return false;
            }
            within = isCased(character);
            any = any || within;
        }
        return any;
    }
}
