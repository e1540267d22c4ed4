package io.cameleer.condition.syntax;

/** The escapes of string literals. */
final class Escapes {

    private Escapes() {}

    /** The text without a look at escapes, its line ends as Python has them. */
    static String plain(int[] body) {
        return new String(body, 0, body.length).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** @param start the place of the body's first code point */
    static String decode(TreeBuilder builder, int[] body, int start) {
        return new Decoder(builder, body, start).decode();
    }

    private static final class Decoder {

        private final TreeBuilder builder;
        private final int[] body;
        private final int start;
        private final StringBuilder text = new StringBuilder();
        private int next;

        Decoder(TreeBuilder builder, int[] body, int start) {
            this.builder = builder;
            this.body = body;
            this.start = start;
        }

        String decode() {
            while (next < body.length) {
                int character = body[next++];
                if (character == '\\' && next < body.length) {
                    escape(body[next++]);
                } else if (character == '\r') {
                    skipLineFeed();
                    text.append('\n');
                } else {
                    text.appendCodePoint(character);
                }
            }
            return text.toString();
        }

        private void skipLineFeed() {
            if (next < body.length && body[next] == '\n') {
                next++;
            }
        }

        private void escape(int character) {
            switch (character) {
                case '\n' -> {}
                case '\r' -> skipLineFeed();
                case '\\', '\'', '"' -> text.appendCodePoint(character);
                case 'a' -> text.append('\u0007');
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'v' -> text.append('\u000b');
                case 'x' -> hexadecimal(2);
                case 'u' -> hexadecimal(4);
                case 'U' -> hexadecimal(8);
                case 'N' -> named();
                default -> {
                    if (character >= '0' && character <= '7') {
                        octal(character - '0');
                    } else {
                        text.append('\\').appendCodePoint(character);
                    }
                }
            }
        }

        private void octal(int first) {
            int value = first;
            for (int i = 0; i < 2 && next < body.length && body[next] >= '0' && body[next] <= '7'; i++) {
                value = value * 8 + body[next++] - '0';
            }
            text.appendCodePoint(value);
        }

        private void hexadecimal(int digits) {
            int from = next;
            long value = 0;
            while (next < body.length
                    && next < from + digits
                    && Character.digit(body[next], 16) >= 0
                    && body[next] < 128) {
                value = value * 16 + Character.digit(body[next++], 16);
            }
            if (next < from + digits) {
                fault(from, "this escape has " + digits + " hexadecimal digits");
            } else if (value > Character.MAX_CODE_POINT) {
                fault(from, "there is no character with this number");
            } else if (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE) {
                fault(from, "half a surrogate pair is no character");
            } else {
                text.appendCodePoint((int) value);
            }
        }

        private void named() {
            int from = next;
            int end = next;
            while (end < body.length && body[end] != '}') {
                end++;
            }
            if (next >= body.length || body[next] != '{' || end == body.length) {
                fault(from, "a character's name stands in braces: \\N{BULLET}");
                return;
            }
            String name = new String(body, from + 1, end - from - 1);
            next = end + 1;
            try {
                text.appendCodePoint(Character.codePointOf(name));
            } catch (IllegalArgumentException unknown) {
                fault(from, "there is no character with the name '" + name + "'");
            }
        }

        private void fault(int from, String message) {
            builder.fault(new Place(start + from - 2, start + Math.max(next, from)), message);
        }
    }
}
