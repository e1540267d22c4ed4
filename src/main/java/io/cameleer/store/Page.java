package io.cameleer.store;

/** A part of a list: as many as {@code limit}, after the first {@code offset}. */
public record Page(int limit, int offset) {

    /** The most that one answer lists. */
    public static final int MOST = 1000;

    /** The first of a list, as many as one answer lists. */
    public static Page first() {
        return new Page(MOST, 0);
    }
}
