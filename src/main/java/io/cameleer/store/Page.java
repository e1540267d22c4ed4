package io.cameleer.store;

/** A part of a list: as many as {@code limit}, after the first {@code offset}. */
public record Page(int limit, int offset) {

    /** The whole list. */
    public static Page all() {
        return new Page(Integer.MAX_VALUE, 0);
    }
}
