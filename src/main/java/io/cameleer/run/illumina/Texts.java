package io.cameleer.run.illumina;

/** Words of a file as they may be shown to people. */
final class Texts {

    private static final int LONGEST = 80;

    private Texts() {}

    /** Short and without control characters. */
    static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
