package io.cameleer.condition.syntax;

import java.util.ArrayDeque;
import java.util.Deque;

/** Finds where the expression of a formatted string's field ends: at {@code !}, {@code :}, {@code =} or its brace. */
final class FieldEnd {

    private FieldEnd() {}

    static int find(int[] body, int from) {
        Deque<Integer> open = new ArrayDeque<>();
        int position = from;
        while (position < body.length) {
            int character = body[position];
            if (character == '\'' || character == '"') {
                position = stringEnd(body, position);
                continue;
            }
            if (character == '(' || character == '[' || character == '{') {
                open.push(character);
            } else if (open.isEmpty()) {
                if (character == '}'
                        || character == ':'
                        || isConversion(body, position)
                        || isDescription(body, position)) {
                    return position;
                }
            } else if (character == ')' || character == ']' || character == '}') {
                open.pop();
            }
            position++;
        }
        return position;
    }

    private static boolean isConversion(int[] body, int position) {
        return body[position] == '!' && (position + 1 >= body.length || body[position + 1] != '=');
    }

    /** Whether an equals sign ends the expression rather than being part of an operator. */
    private static boolean isDescription(int[] body, int position) {
        if (body[position] != '=') {
            return false;
        }
        int before = position == 0 ? 0 : body[position - 1];
        boolean after = position + 1 < body.length && body[position + 1] == '=';
        return !after && before != '=' && before != '!' && before != '<' && before != '>';
    }

    private static int stringEnd(int[] body, int start) {
        int quote = body[start];
        boolean triple = start + 2 < body.length && body[start + 1] == quote && body[start + 2] == quote;
        int position = start + (triple ? 3 : 1);
        while (position < body.length) {
            if (body[position] == '\\') {
                position++;
            } else if (body[position] == quote) {
                boolean closed = !triple
                        || position + 2 < body.length && body[position + 1] == quote && body[position + 2] == quote;
                if (closed) {
                    return position + (triple ? 3 : 1);
                }
            }
            position++;
        }
        return body.length;
    }
}
