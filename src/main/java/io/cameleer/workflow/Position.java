package io.cameleer.workflow;

/** A place in a text: line and column from 1, the column in code points. */
record Position(int line, int column) implements Comparable<Position> {

    static final Position START = new Position(1, 1);

    @Override
    public int compareTo(Position other) {
        return line == other.line ? Integer.compare(column, other.column) : Integer.compare(line, other.line);
    }
}
