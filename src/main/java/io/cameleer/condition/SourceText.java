package io.cameleer.condition;

import io.cameleer.condition.syntax.Place;

/** A condition's text, where places are counted in code points and people count lines and columns. */
record SourceText(String source) {

    /** Columns of a line that are shown around a caret. */
    private static final int SHOWN = 100;

    /** Line and column, from 1. */
    record Position(int line, int column) {}

    Position position(int offset) {
        int line = 1;
        int column = 1;
        int[] characters = source.codePoints().limit(offset).toArray();
        for (int i = 0; i < characters.length; i++) {
            boolean carriageReturn = characters[i] == '\r' && !(i + 1 < characters.length && characters[i + 1] == '\n');
            if (characters[i] == '\n' || carriageReturn) {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        return new Position(line, column);
    }

    String fragment(Place place) {
        int[] characters = source.codePoints().toArray();
        int end = Math.min(place.end(), characters.length);
        int start = Math.min(place.start(), end);
        return new String(characters, start, end - start);
    }

    /** The line, cut to a readable width around the column, above a caret. */
    String caret(int line, int column) {
        String[] lines = source.split("\r\n|\r|\n", -1);
        int[] text = line <= lines.length ? lines[line - 1].codePoints().toArray() : new int[0];
        int first = Math.max(0, Math.min(column - 1 - SHOWN / 2, text.length - SHOWN));
        int last = Math.min(text.length, first + SHOWN);
        StringBuilder shown = new StringBuilder("    ");
        StringBuilder below = new StringBuilder("    ");
        for (int i = first; i < last; i++) {
            shown.appendCodePoint(Character.isISOControl(text[i]) ? ' ' : text[i]);
        }
        return shown + "\n" + below + " ".repeat(Math.max(0, column - 1 - first)) + "^";
    }
}
