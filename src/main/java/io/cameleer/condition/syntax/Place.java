package io.cameleer.condition.syntax;

/**
 * Where something stands in a condition's text.
 *
 * @param start its first code point
 * @param end the code point after it
 */
public record Place(int start, int end) {

    Place to(Place other) {
        return new Place(start, other.end);
    }
}
