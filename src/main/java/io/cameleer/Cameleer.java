package io.cameleer;

/** Starts Cameleer from the command line. */
public final class Cameleer {

    private Cameleer() {}

    public static void main(String[] arguments) {
        System.out.println("cameleer");
    }
}
