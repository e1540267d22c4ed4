package io.cameleer.run.illumina;

import io.cameleer.text.Visible;

/** Words of a file as they may be shown to people. */
final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /** Short and on one line. */
    static String shown(String text) {
        return Visible.line(text, LONGEST);
    }
}
