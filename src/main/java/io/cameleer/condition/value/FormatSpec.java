package io.cameleer.condition.value;

/**
 * A format specification: {@code [[fill]align][sign][z][#][0][width][grouping][.precision][type]}.
 *
 * @param align {@code <}, {@code >}, {@code =} or {@code ^}; 0 where none is given
 * @param sign {@code +}, {@code -} or a blank; 0 where none is given
 * @param width −1 where none is given
 * @param grouping {@code ,} or {@code _}; 0 where none is given
 * @param precision −1 where none is given
 * @param type 0 where none is given
 */
record FormatSpec(
        int fill,
        char align,
        char sign,
        boolean positiveZero,
        boolean alternate,
        boolean zero,
        int width,
        char grouping,
        int precision,
        char type) {

    static FormatSpec parse(Evaluation evaluation, String text) {
        return new Parser(evaluation, text.codePoints().toArray(), text).parse();
    }

    /** The text padded to the width. */
    String pad(Evaluation evaluation, String text, char otherwise) {
        int missing = width - Characters.length(text);
        if (missing <= 0) {
            return text;
        }
        evaluation.admit(width);
        char actual = align == 0 ? otherwise : align;
        int left = actual == '<' ? 0 : actual == '^' ? missing / 2 : missing;
        String filler = Character.toString(fill);
        return filler.repeat(left) + text + filler.repeat(missing - left);
    }

    PythonError unknownType(Object value) {
        return PythonError.value("Unknown format code '" + type + "' for object of type '"
                + Types.of(value).name() + "'");
    }

    private static final class Parser {

        private final Evaluation evaluation;
        private final int[] characters;
        private final String text;
        private int next;

        Parser(Evaluation evaluation, int[] characters, String text) {
            this.evaluation = evaluation;
            this.characters = characters;
            this.text = text;
        }

        FormatSpec parse() {
            int fill = ' ';
            char align = 0;
            boolean filled = characters.length > 1 && isAlign(characters[1]);
            if (filled) {
                fill = characters[0];
                next = 1;
            }
            if (filled || (characters.length > 0 && isAlign(characters[0]))) {
                align = (char) characters[next++];
            }
            char sign = oneOf("+- ");
            boolean positiveZero = oneOf("z") != 0;
            boolean alternate = oneOf("#") != 0;
            boolean zero = oneOf("0") != 0;
            if (zero && !filled) {
                fill = '0';
            }
            int width = number();
            char grouping = oneOf(",_");
            if (grouping != 0 && oneOf(",_") != 0) {
                throw PythonError.value("Cannot specify both ',' and '_'.");
            }
            int precision = -1;
            if (oneOf(".") != 0) {
                precision = number();
                if (precision < 0) {
                    throw PythonError.value("Format specifier missing precision");
                }
            }
            char type = next < characters.length ? (char) characters[next++] : 0;
            if (next < characters.length) {
                throw PythonError.value("Invalid format specifier '" + text + "'");
            }
            return new FormatSpec(fill, align, sign, positiveZero, alternate, zero, width, grouping, precision, type);
        }

        private static boolean isAlign(int character) {
            return character == '<' || character == '>' || character == '=' || character == '^';
        }

        private char oneOf(String choices) {
            return next < characters.length && choices.indexOf(characters[next]) >= 0 ? (char) characters[next++] : 0;
        }

        /** A width or precision, which is admitted before anything is made of it. */
        private int number() {
            int start = next;
            long value = 0;
            while (next < characters.length && characters[next] >= '0' && characters[next] <= '9') {
                value = Math.min(value * 10 + characters[next++] - '0', Integer.MAX_VALUE);
            }
            evaluation.admit(value);
            return start == next ? -1 : (int) value;
        }
    }
}
